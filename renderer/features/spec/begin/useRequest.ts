import { useEffect, useState } from 'react';
import { go } from '#renderer/app/routeStore.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { ProjectId } from '#shared/project/project.ts';
import { describeSpecProblem } from '../describeProblem.ts';
import { keepRequestDraft, readRequestDraft } from './requestDraft.ts';
import { useBrief } from './useBrief.ts';

export const LONGEST_REQUEST = 200_000;

/** The request as it is written or brought in, and the spec that is begun from it. */
export function useRequest(projectId: ProjectId) {
  const client = useClient();
  const [kept] = useState(() => readRequestDraft(projectId));
  const [request, setRequest] = useState(kept.request);
  const [source, setSource] = useState(kept.source);
  const [template, setTemplate] = useState(kept.template);
  useEffect(
    () => keepRequestDraft(projectId, { request, source, template }),
    [projectId, request, source, template],
  );
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const brief = useBrief((words, name) => {
    setRequest((before) => [before.trim(), words].filter(Boolean).join('\n\n').slice(0, LONGEST_REQUEST));
    setSource((before) => before || name);
  });
  const canStart = request.trim() !== '' && !busy && !brief.isReading;

  /** `begin` is the template as the host knows it. */
  const start = async (begin: string | undefined) => {
    if (!canStart) return;
    setBusy(true);
    const attachments = brief.pictures.map(({ name, data }) => ({ name, data }));
    const result = await client.spec.create({
      projectId,
      request,
      source: source.trim(),
      ...(begin === undefined ? {} : { template: begin }),
      ...(attachments.length > 0 && { attachments }),
    });
    setBusy(false);
    if (!result.ok) return setRefusal(describeSpecProblem(result.error));
    keepRequestDraft(projectId, { request: '', source: '', template });
    go({ screen: 'spec', projectId, specId: result.value.specId });
  };
  return {
    request,
    setRequest,
    source,
    setSource,
    template,
    setTemplate,
    busy,
    refusal,
    brief,
    canStart,
    start,
  };
}
