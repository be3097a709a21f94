package io.entente.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;

/** The top of the command. */
@Command(
    name = "entente",
    description = "Searches policy texts: treaties, declarations, laws, statements, news.",
    subcommands = {
      SearchCommand.class,
      LikeCommand.class,
      SuggestCommand.class,
      IndexCommand.class,
      DeleteCommand.class,
      ReadCommand.class,
      ShowCommand.class,
      RunCommand.class,
      EvalCommand.class,
      HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    version = "entente 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente search \"rare earth export restrictions\"      search the bundled collection",
      "  entente index --index var/texts ~/treaties ~/news     build or extend an index",
      "  entente search --index var/texts --country Japan --from 2008 \"critical minerals\"",
      "",
      "Exit status: 0 done, 1 some input was refused or something failed, 2 wrong usage."
    })
public final class Main {

  /** Exit status when some input was refused or something failed. */
  static final int REFUSED = 1;
  /** Exit status when the command was used wrongly. */
  static final int USAGE = 2;

  /** Kept, since loggers are held weakly. */
  private static final Logger LUCENE_VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  /** So wide that no example is broken. */
  private static final int HELP_WIDTH = 110;

  private Main() {}

  /**
   * Runs the command and ends the process with its exit status.
   *
   * @param args the command line
   */
  public static void main(String... args) {
    // Lucene would warn on standard error that its vector code is off; nothing here uses it.
    LUCENE_VECTORS.setLevel(Level.OFF);
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /**
   * Runs the command.
   *
   * @param out takes the results
   * @param err takes progress and complaints
   * @param args the command line
   * @return the exit status
   */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine command = new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.colour() ? Ansi.ON : Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setUsageHelpWidth(HELP_WIDTH)
        .setExecutionExceptionHandler((e, line, parsed) -> {
          err.println("entente: " + message(e));
          return e instanceof IllegalArgumentException ? USAGE : REFUSED;
        });
    int status = args.length == 0 ? usage(command, err) : command.execute(args);
    out.flush();
    err.flush();
    return status;
  }

  private static int usage(CommandLine command, PrintWriter err) {
    command.usage(err);
    return USAGE;
  }

  private static String message(Exception e) {
    boolean ours = e instanceof IllegalArgumentException
        || e instanceof IllegalStateException
        || e instanceof UncheckedIOException;
    return ours ? String.valueOf(e.getMessage()) : e.toString();
  }
}
