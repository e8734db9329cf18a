import '../test/bench/soak/benchSoak.ts';
