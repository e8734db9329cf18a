import { useState } from 'react';
import { go } from '#renderer/app/routeStore.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { ProjectId } from '#shared/project/project.ts';
import { describeSpecProblem } from '../describeProblem.ts';
import { useBrief } from './useBrief.ts';

export const LONGEST_REQUEST = 200_000;

/** The request as it is written or brought in, and the spec that is begun from it. */
export function useRequest(projectId: ProjectId) {
  const client = useClient();
  const [request, setRequest] = useState('');
  const [source, setSource] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const brief = useBrief((words, name) => {
    setRequest((before) => [before.trim(), words].filter(Boolean).join('\n\n').slice(0, LONGEST_REQUEST));
    setSource((before) => before || name);
  });
  const canStart = request.trim() !== '' && !busy && !brief.isReading;

  const start = async (template: string | undefined) => {
    if (!canStart) return;
    setBusy(true);
    const attachments = brief.pictures.map(({ name, data }) => ({ name, data }));
    const result = await client.spec.create({
      projectId,
      request,
      source: source.trim(),
      ...(template === undefined ? {} : { template }),
      ...(attachments.length > 0 && { attachments }),
    });
    setBusy(false);
    if (result.ok) go({ screen: 'spec', projectId, specId: result.value.specId });
    else setRefusal(describeSpecProblem(result.error));
  };
  return { request, setRequest, source, setSource, busy, refusal, brief, canStart, start };
}
