import type { Plan } from '#shared/plan/plan.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { SpecDocument, SpecItem, SpecRequirement } from '#shared/spec/specDocument.ts';
import type { ForeignFormat } from './foreignFormat.ts';
import { nativeTasks } from './nativeTasks.ts';
import { requirementHeading } from './renderLike.ts';
import { boldSteps, scenarioLines } from './stepMarkdown.ts';

/** The files of a spec that was never imported, in a foreign layout; paths are relative to the folder exported to. */
export function nativeExport(
  format: ForeignFormat,
  specId: string,
  specText: string,
  planText: string | null,
): ReadonlyMap<string, string> {
  const document = parseSpec(specText);
  const plan = planText === null ? null : parsePlan(planText).plan;
  const slug = specId.replace(/^\d+-/, '');
  const lines = writers[format](document, slug, specId);
  const files = new Map(Object.entries(lines).map(([path, own]) => [path, `${own.join('\n').trim()}\n`]));
  const tasks = plan && plan.tasks.length > 0 ? tasksFile(format, document, plan) : null;
  if (tasks) files.set(`${folderOf(format, slug, specId)}/tasks.md`, `${tasks.join('\n').trim()}\n`);
  return files;
}

/** What none of the layouts has a word for, one sentence each. */
export function unsaidInForeign(specText: string): readonly string[] {
  const document = parseSpec(specText);
  const shown = document.criteria.filter(({ shownBy }) => shownBy.length > 0).length;
  const risky = document.assumptions.filter(({ risk }) => risk !== null).length;
  return [
    ...(shown > 0 ? [`How ${shown} of the criteria are shown is left out.`] : []),
    ...(risky > 0 ? [`The risk of ${risky} of the assumptions is left out.`] : []),
  ];
}

/** The folder that a spec of Overture goes to when it is exported and never was imported. */
export function exportFolder(format: ForeignFormat, specId: string): string {
  return folderOf(format, specId.replace(/^\d+-/, ''), specId);
}

function folderOf(format: ForeignFormat, slug: string, specId: string): string {
  switch (format) {
    case 'spec-kit':
      return `specs/${specId}`;
    case 'openspec':
      return `openspec/changes/${slug}`;
    case 'kiro':
      return `.kiro/specs/${slug}`;
  }
}

type Writer = (document: SpecDocument, slug: string, specId: string) => Record<string, readonly string[]>;

const writers: Readonly<Record<ForeignFormat, Writer>> = {
  'spec-kit': (document, slug, specId) => ({
    [`${folderOf('spec-kit', slug, specId)}/spec.md`]: [
      `# Feature Specification: ${document.title}`,
      '',
      `**Feature Branch**: \`${specId}\``,
      `**Status**: ${document.status === 'draft' ? 'Draft' : document.status}`,
      ...(document.request ? [`**Input**: User description: "${oneLine(document.request.text)}"`] : []),
      ...whyLines(document, 'Overview'),
      '',
      '## User Scenarios & Testing *(mandatory)*',
      ...document.requirements.flatMap((own, index) => [
        ...headAndProse('spec-kit', own, index),
        ...(own.criteria.length > 0 ? ['', '**Acceptance Scenarios**:', ''] : []),
        ...own.criteria.map(({ text }, at) => `${at + 1}. ${boldSteps(text)}`),
      ]),
      ...listLines(document),
    ],
  }),
  kiro: (document, slug, specId) => ({
    [`${folderOf('kiro', slug, specId)}/requirements.md`]: [
      '# Requirements Document',
      '',
      '## Introduction',
      '',
      oneLine(document.request?.text ?? document.title),
      ...proseLines(document.sections.find(({ kind }) => kind === 'why')?.prose ?? []),
      '',
      '## Requirements',
      ...document.requirements.flatMap((own, index) => [
        ...headAndProse('kiro', own, index),
        ...(own.criteria.length > 0 ? ['', '#### Acceptance Criteria', ''] : []),
        ...own.criteria.map(({ text }, at) => `${at + 1}. ${text}`),
      ]),
      ...listLines(document),
    ],
  }),
  openspec: (document, slug, specId) => ({
    [`${folderOf('openspec', slug, specId)}/proposal.md`]: [
      `# ${document.title}`,
      ...(whyLines(document, 'Why').length > 0
        ? whyLines(document, 'Why')
        : ['', '## Why', '', oneLine(document.request?.text ?? document.title)]),
      '',
      '## What Changes',
      '',
      ...document.requirements.map(({ title }) => `- ${title}`),
      '',
      '## Capabilities',
      '',
      '### New Capabilities',
      '',
      `- \`${slug}\`: ${document.title}`,
      ...listLines(document),
    ],
    [`${folderOf('openspec', slug, specId)}/specs/${slug}/spec.md`]: [
      '## ADDED Requirements',
      ...document.requirements.flatMap((own, index) => [
        ...headAndProse('openspec', own, index),
        ...(own.prose.length === 0 ? ['', 'The system SHALL behave as each of these scenarios says.'] : []),
        ...own.criteria.flatMap(({ id, text }) => ['', ...scenarioLines(id, text)]),
      ]),
    ],
  }),
};

function headAndProse(format: ForeignFormat, own: SpecRequirement, index: number): readonly string[] {
  return ['', requirementHeading(format, index + 1, own.title, own.optional), ...proseLines(own.prose)];
}

function proseLines(prose: readonly { readonly text: string }[]): readonly string[] {
  return prose.flatMap(({ text }) => ['', ...text.split(/\r\n|\r|\n/)]);
}

function whyLines(document: SpecDocument, heading: string): readonly string[] {
  const prose = document.sections.find(({ kind }) => kind === 'why')?.prose ?? [];
  return prose.length > 0 ? ['', `## ${heading}`, ...proseLines(prose)] : [];
}

/** Everything that these formats have no place of their own for stands under its own heading. */
function listLines(document: SpecDocument): readonly string[] {
  const list = (heading: string, items: readonly SpecItem[], words = (item: SpecItem) => item.text) =>
    items.length > 0 ? ['', `## ${heading}`, '', ...items.map((item) => `- ${words(item)}`)] : [];
  const code = document.code.map(
    ({ path, symbol, text }) =>
      `- \`${path ?? ''}${symbol ? `#${symbol}` : ''}\`${text === '' ? '' : `: ${text}`}`,
  );
  return [
    ...list('In Scope', document.scopeIn),
    ...list('Optional Scope', document.scopeOptional),
    ...list('Out of Scope', document.scopeOut),
    ...list('Constraints', document.constraints),
    ...list('Boundaries', document.boundaries),
    ...list('Dependencies', document.integration),
    ...list('Assumptions', document.assumptions),
    ...list('Decisions', document.decisions),
    ...list('Open Questions', document.questions),
    ...(code.length > 0 ? ['', '## Code this touches', '', ...code] : []),
    ...document.sections
      .filter(({ kind }) => kind === 'other')
      .flatMap(({ heading, prose }) => ['', `## ${heading.text}`, ...proseLines(prose)]),
  ];
}

function tasksFile(format: ForeignFormat, document: SpecDocument, plan: Plan): readonly string[] {
  const criteria = new Map(
    document.requirements.flatMap((own, index) =>
      own.criteria.map(({ id }, at) => [id, `${index + 1}.${at + 1}`] as const),
    ),
  );
  const heads: Readonly<Record<ForeignFormat, readonly string[]>> = {
    'spec-kit': [`# Tasks: ${document.title}`, '', '## Phase 1: Implementation', ''],
    openspec: ['## 1. Implementation', ''],
    kiro: ['# Implementation Plan', ''],
  };
  return [...heads[format], ...nativeTasks(format, plan, criteria)];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
