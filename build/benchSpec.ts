import '../test/bench/spec/benchSpec.ts';
