package rulezoo.archive.record;

/**
 * A rule record and where it came from. The same rule may be archived several times, by several searches or
 * from several sources: each time is one of these.
 *
 * @param rule the record
 * @param origin where and when it was archived
 * @param reported JSON object of what the source of an imported rule reports of it, for example the metrics
 *        of another simulator; empty if there is no such source
 */
public record ArchivedRule(RuleRecord rule, Origin origin, String reported) {}
