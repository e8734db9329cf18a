import '../test/bench/find/benchFind.ts';
