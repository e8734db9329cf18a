import '../test/record/recordSample.ts';
