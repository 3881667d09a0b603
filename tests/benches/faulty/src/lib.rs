//! Nothing: everything that goes wrong is in the benchmark.
