package io.entente.benchmarks.peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Asks all queries of all engines, query by query and engine by engine, in several rounds. What counts of
 * a query is one of its CPU times, so that a disturbance that hits one round is not seen; each engine
 * comes first in turn.
 */
final class Rounds {

  /** The quickest round counts. */
  static final double LEAST = 0;

  /** The round in the middle counts. */
  static final double MEDIAN = 0.5;

  private static final int SLOW_EVERY = 3;

  private final List<Engine> engines;
  private final List<Request> requests;
  private final Mode mode;
  private final double share;
  private long read;

  /**
   * Puts together what is asked.
   *
   * @param engines who is asked
   * @param requests the queries
   * @param mode what is wanted of the answers
   * @param share the share of a query's rounds that are quicker than the one that counts: {@link #MEDIAN}
   *     for what is usual, {@link #LEAST} for what does not depend on how busy the machine is
   */
  Rounds(List<Engine> engines, List<Request> requests, Mode mode, double share) {
    this.engines = engines;
    this.requests = requests;
    this.mode = mode;
    this.share = share;
  }

  /**
   * Measures.
   *
   * @param warmUp rounds that are not counted
   * @param measured rounds that are
   * @return what each engine took, in the engines' order
   */
  List<Taken> run(int warmUp, int measured) throws IOException {
    double[][][] micros = new double[engines.size()][requests.size()][measured];
    double[][] bytes = new double[engines.size()][requests.size()];
    for (double[][] ofEngine : micros) {
      for (double[] ofRequest : ofEngine) {
        Arrays.fill(ofRequest, Double.NaN);
      }
    }
    for (double[] ofEngine : bytes) {
      Arrays.fill(ofEngine, Double.NaN);
    }
    for (int round = -warmUp; round < measured; round++) {
      for (int i = 0; i < requests.size(); i++) {
        for (int turn = 0; turn < engines.size(); turn++) {
          int e = Math.floorMod(turn + i + round, engines.size());
          Engine engine = engines.get(e);
          Request request = requests.get(i);
          if (engine.answers(request.kind())
              && !(engine.slow() && Math.floorMod(round, SLOW_EVERY) != 0)) {
            long bytesBefore = Meter.allocatedBytes();
            long began = Meter.cpuNanos();
            read += engine.answer(request, mode, null);
            long ended = Meter.cpuNanos();
            double allocated = (double) (Meter.allocatedBytes() - bytesBefore);
            if (round >= 0) {
              micros[e][i][round] = (ended - began) / 1e3;
              bytes[e][i] =
                  Double.isNaN(bytes[e][i]) ? allocated : Math.min(bytes[e][i], allocated);
            }
          }
        }
      }
    }
    List<Taken> all = new ArrayList<>();
    for (int e = 0; e < engines.size(); e++) {
      double[] counted = Arrays.stream(micros[e]).mapToDouble(this::counted).toArray();
      all.add(new Taken(engines.get(e), requests, counted, bytes[e], answers(engines.get(e))));
    }
    return all;
  }

  /** What was read of all answers; something that the compiler cannot leave out. */
  long read() {
    return read;
  }

  private List<List<String>> answers(Engine engine) throws IOException {
    List<List<String>> answers = new ArrayList<>();
    for (Request request : requests) {
      List<String> texts = new ArrayList<>();
      if (engine.answers(request.kind())) {
        read += engine.answer(request, mode, texts);
      }
      answers.add(texts);
    }
    return answers;
  }

  private double counted(double[] values) {
    double[] sorted =
        Arrays.stream(values).filter(each -> !Double.isNaN(each)).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[(int) (share * sorted.length)];
  }
}
