import '../test/bench/index/benchIndex.ts';
