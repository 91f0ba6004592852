package rulezoo.cli.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The least and the most that an option's number, or each of its numbers, may be; {@link OptionChecks} sees
 * to it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Within {
    /** {@return the least allowed value} */
    double least();

    /** {@return the largest allowed value} */
    double most();
}
