package rulezoo.cli.zoo;

import picocli.CommandLine.Command;

/** Looks into, checks, packs and exchanges zoos. */
@Command(name = "zoo", mixinStandardHelpOptions = true, description = {
        "Lists, shows, tags, checks, packs, imports and exports what zoos hold, and draws how searches fill them.",
        "A zoo is a folder, or a single .h5 file made by 'zoo compact'."}, synopsisSubcommandLabel = "COMMAND", subcommands = {
                ZooLs.class, ZooShow.class, ZooTag.class, ZooProvenance.class, ZooVerify.class, ZooCompact.class,
                ZooExport.class,
                ZooImport.class, ZooWatch.class}, footer = {"", "Example:", "  rulezoo zoo ls zoo"})
public final class ZooCommand {}
