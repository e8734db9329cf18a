import '../test/bench/schedule/benchSchedule.ts';
