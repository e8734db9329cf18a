import { useMemo, useState } from 'react';
import type { SpecScreenProps } from '#renderer/app/screenProps.ts';
import { WayOut } from '#renderer/features/handover/WayOut.tsx';
import { Pane } from '#renderer/ui/Pane.tsx';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { ChangesScreen } from './changes/ChangesScreen.tsx';
import { CodeSheet } from './CodeSheet.tsx';
import { documentOf } from './documentOf.ts';
import { draftFor } from './draftFor.ts';
import type { OpenAt } from './openAt.ts';
import { movableAt } from './moveSelected.ts';
import { OutsideDialog } from './OutsideDialog.tsx';
import { openProposalEditor } from './proposals/openProposalEditor.ts';
import { ProposalEditor } from './proposals/ProposalEditor.tsx';
import { RefusedSpec } from './RefusedSpec.tsx';
import { selectPart, stopsOnPage } from './selectPart.ts';
import { settleOutside } from './specSession.ts';
import type { SpecActions } from './specActions.ts';
import { changeSession, specStore, type SpecView, useSpec } from './specStore.ts';
import { useComments } from './comments/useComments.ts';
import { useSpecActions } from './useSpecActions.ts';
import { useSpecCommands } from './useSpecCommands.ts';
import { useSpecFrame } from './useSpecFrame.ts';
import { type SpecView as Spec, useSpecView } from './useSpecView.ts';
import { useWork } from './useWork.ts';
import { WritingScreen } from './WritingScreen.tsx';

/** The Spec stage: the text in its three views, its outline, and the interview that draws it out. */
export function SpecScreen({ projectId, specId }: SpecScreenProps) {
  const actions = useSpecActions(projectId, specId);
  const isOpen = useSpec((store) => store.projectId === projectId && store.specId === specId);
  const spec = useSpecView();
  const view = useSpec((store) => store.view);
  const selection = useSpec((store) => store.selection);
  const refusal = useSpec((store) => store.refusal);
  const comments = useComments(projectId, specId, spec?.rested);
  const [cited, setCited] = useState<OpenAt>();

  const document = isOpen ? spec?.document : undefined;
  useSpecFrame(document, selection, selectPart, useWork(projectId, specId, document, selection));
  useCommandsHere(spec, document, actions);

  if (refusal && !spec) {
    return (
      <RefusedSpec label="Spec" title="This spec cannot be shown" problem={refusal} projectId={projectId} />
    );
  }
  if (!isOpen || !spec) {
    return (
      <Pane as="main" label="Spec" surface="paper" aria-busy>
        {null}
      </Pane>
    );
  }
  return (
    <>
      {view === 'changes' ? (
        <ChangesScreen spec={spec} comments={comments} actions={actions} onView={showView} />
      ) : (
        <WritingScreen
          spec={spec}
          comments={comments}
          actions={actions}
          view={view}
          onView={showView}
          onOpenFile={setCited}
        />
      )}
      <EditedProposal spec={spec} actions={actions} />
      <WayOut projectId={projectId} specId={specId} />
      {cited && <CodeSheet projectId={projectId} citation={cited} onClose={() => setCited(undefined)} />}
      <ChangeFromOutside />
    </>
  );
}

/** The commands of the stage, as they fit what is selected. */
function useCommandsHere(
  spec: Spec | undefined,
  document: SpecDocument | undefined,
  actions: SpecActions,
): void {
  const view = useSpec((store) => store.view);
  const selection = useSpec((store) => store.selection);
  const canUndo = useSpec((store) => (store.session?.past.length ?? 0) > 0);
  const canRedo = useSpec((store) => (store.session?.future.length ?? 0) > 0);
  const movable = document && movableAt(document, selection)?.key;
  const owner = document && draftFor('criterion', document, selection);
  const ownerKey = owner?.kind === 'criterion' ? owner.requirement : undefined;
  const proposalId = spec?.views.inOrder.find(({ key }) => key === selection)?.proposal.id;
  useSpecCommands(
    useMemo(
      () => ({
        view,
        canUndo,
        canRedo,
        proposalId,
        onMove: step,
        onView: showView,
        onAccept: (id) => void actions.accept(id),
        onReject: (id) => void actions.reject(id),
        onEditProposal: openProposalEditor,
        movable,
        owner: ownerKey,
        onAdd: beginLine,
      }),
      [view, canUndo, canRedo, proposalId, actions, movable, ownerKey],
    ),
  );
}

function EditedProposal({ spec, actions }: { spec: Spec; actions: SpecActions }) {
  const editing = useSpec((store) => store.editing);
  const edited = spec.views.inOrder.find(({ proposal }) => proposal.id === editing)?.proposal;
  return edited && <ProposalEditor key={edited.id} proposal={edited} actions={actions} />;
}

function ChangeFromOutside() {
  const outside = useSpec((store) => store.session?.outside);
  return (
    outside && (
      <OutsideDialog
        key={outside.file.hash}
        parts={outside.parts}
        onSettle={(sides, third) => {
          changeSession((session) => settleOutside(session, sides, Date.now()));
          if (third) specStore.setState({ view: 'document', focus: third });
        }}
      />
    )
  );
}

function showView(view: SpecView): void {
  specStore.setState({ view, draft: null });
}

/** Opens the document with a line to write something new in. */
function beginLine(kind: Parameters<typeof draftFor>[0]): void {
  const { session, selection } = specStore.getState();
  const draft = session && draftFor(kind, documentOf(session.text), selection);
  if (draft) specStore.setState({ view: 'document', draft });
}

/** To the next or previous place on the page, going on from what is selected. */
function step(by: 1 | -1): void {
  const stops = stopsOnPage();
  const at = stops.indexOf(specStore.getState().selection ?? '');
  const next = at < 0 ? (by === 1 ? 0 : stops.length - 1) : Math.min(Math.max(at + by, 0), stops.length - 1);
  const key = stops[next];
  if (key !== undefined) selectPart(key);
}
