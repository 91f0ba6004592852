package rulezoo.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which room may know which, and within the rooms which package. */
class RoomsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("rulezoo");

    private static ArchRule noPath(String from, String to) {
        return noClasses().that().resideInAPackage(from).should().transitivelyDependOnClassesThat()
                .resideInAPackage(to).allowEmptyShould(true);
    }

    @Test
    void theSearchKnowsNothingOfMemory() {
        assertTrue(CLASSES.containPackage("rulezoo.evolve"));
        noPath("rulezoo.evolve..", "rulezoo.probes..").check(CLASSES);
    }

    @Test
    void probesKnowNothingOfTheSearch() {
        noPath("rulezoo.probes..", "rulezoo.evolve..").check(CLASSES);
    }

    @Test
    void aForbiddenPathIsNoticed() {
        assertThrows(AssertionError.class, () -> noPath("rulezoo.evolve..", "rulezoo.archive..").check(CLASSES));
    }

    @Test
    void dependenciesPointOneWay() {
        layeredArchitecture().consideringOnlyDependenciesInAnyPackage("rulezoo..").withOptionalLayers(true)
                .layer("simulator").definedBy("rulezoo.simulator..")
                .layer("archive").definedBy("rulezoo.archive..")
                .layer("evolve").definedBy("rulezoo.evolve..")
                .layer("probes").definedBy("rulezoo.probes..")
                .layer("analysis").definedBy("rulezoo.analysis..")
                .layer("cli").definedBy("rulezoo.cli..")
                .whereLayer("archive").mayOnlyBeAccessedByLayers("evolve", "probes", "analysis", "cli")
                .whereLayer("evolve").mayOnlyBeAccessedByLayers("cli")
                .whereLayer("probes").mayOnlyBeAccessedByLayers("cli")
                .whereLayer("analysis").mayOnlyBeAccessedByLayers("cli")
                .whereLayer("cli").mayNotBeAccessedByAnyLayer()
                .whereLayer("simulator").mayOnlyBeAccessedByLayers("archive", "evolve", "probes", "analysis", "cli")
                .whereLayer("simulator").mayNotAccessAnyLayer()
                .whereLayer("archive").mayOnlyAccessLayers("simulator")
                .check(CLASSES);
    }

    @Test
    void theArchiveIsBuiltInLayersOfWhichEachKnowsOnlyThoseBelow() {
        List<String> layers = List.of("record", "column", "segment", "", "exchange", "intake");
        for (int lower = 0; lower < layers.size(); lower++) {
            String[] upper = layers.stream().skip(lower + 1L).map(RoomsTest::inArchive).toArray(String[]::new);
            noClasses().that().resideInAPackage(inArchive(layers.get(lower))).should().dependOnClassesThat()
                    .resideInAnyPackage(upper).allowEmptyShould(false).check(CLASSES);
        }
    }

    private static String inArchive(String layer) {
        return layer.isEmpty() ? "rulezoo.archive" : "rulezoo.archive." + layer;
    }

    @Test
    void noPackageOfAnyRoomDependsOnItselfByWayOfOthers() {
        slices().matching("rulezoo.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
