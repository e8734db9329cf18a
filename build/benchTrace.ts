import '../test/bench/trace/benchTrace.ts';
