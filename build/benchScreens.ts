import '../test/bench/screens/benchScreens.ts';
