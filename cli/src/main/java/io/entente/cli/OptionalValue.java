package io.entente.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Takes the value of an option that can do without one only where it is attached, as in {@code
 * --group=5}: in {@code --group 5 metals} the 5 is part of the question.
 */
final class OptionalValue implements IParameterPreprocessor {

  @Override
  @SuppressWarnings("JdkObsolete") // picocli says so
  public boolean preprocess(
      Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
    if (" ".equals(info.get("separator")) && option instanceof OptionSpec optional) {
      args.push(optional.fallbackValue());
    }
    return false;
  }
}
