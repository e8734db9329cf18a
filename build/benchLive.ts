import '../test/bench/live/benchLive.ts';
