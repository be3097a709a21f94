package io.entente.benchmarks.peers;

import java.lang.management.ManagementFactory;

/** What the current thread used so far. */
final class Meter {

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Meter() {}

  /** CPU time in nanoseconds. */
  static long cpuNanos() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Bytes of heap. */
  static long allocatedBytes() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  /** Uses up CPU time. */
  static void burn(long nanos) {
    long until = cpuNanos() + nanos;
    while (cpuNanos() < until) {
      Thread.onSpinWait();
    }
  }
}
