import '../test/bench/plan/benchPlan.ts';
