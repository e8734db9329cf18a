import { diagnosticsContract } from '#shared/diagnostics/contract.ts';
import { foreignContract } from '#shared/foreign/contract.ts';
import { codeContract } from '#shared/code/contract.ts';
import { briefContract } from '#shared/brief/contract.ts';
import { handoverContract } from '#shared/handover/contract.ts';
import { interviewContract } from '#shared/interview/contract.ts';
import { planContract } from '#shared/plan/contract.ts';
import { projectContract } from '#shared/project/contract.ts';
import { reviewContract } from '#shared/review/contract.ts';
import { runContract } from '#shared/run/contract.ts';
import { settingsContract } from '#shared/settings/contract.ts';
import { specContract } from '#shared/spec/contract.ts';

/** Everything the page may ask of the host. */
export const overtureContract = {
  project: projectContract,
  settings: settingsContract,
  spec: specContract,
  foreign: foreignContract,
  handover: handoverContract,
  brief: briefContract,
  diagnostics: diagnosticsContract,
  interview: interviewContract,
  plan: planContract,
  run: runContract,
  review: reviewContract,
  code: codeContract,
} as const;
export type OvertureContract = typeof overtureContract;
