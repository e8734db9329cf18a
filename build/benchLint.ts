import '../test/bench/lint/benchLint.ts';
