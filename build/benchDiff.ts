import '../test/bench/diff/benchDiff.ts';
