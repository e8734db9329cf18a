import { useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import { useFoundDecisions } from './useFoundDecisions.ts';

/** The words that are looked for among the decisions, and where. */
export function useDecisionSearch(projectId: ProjectId) {
  const [search, onSearch] = useState('');
  const [scope, onScope] = useState<'spec' | 'all'>('spec');
  const found = useFoundDecisions(projectId, search, scope === 'all');
  return { search, onSearch, scope, onScope, found };
}
