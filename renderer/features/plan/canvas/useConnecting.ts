import type { Connection, FinalConnectionState, OnConnectStart } from '@xyflow/react';
import { useMemo } from 'react';
import type { Plan } from '#shared/plan/plan.ts';
import { loopTargets } from '#shared/plan/taskGraph.ts';
import { edit, planStore } from '../planStore.ts';
import { asTaskId } from '../asTaskId.ts';

/** Drawing a connection from port to port. One that may not be is tried all the same: the refusal says why. */
export function useConnecting(plan: Plan) {
  return useMemo(
    () => ({
      onConnectStart: ((_event, { nodeId, handleType }) =>
        planStore.setState({
          connecting: handleType === 'source' ? asTaskId(nodeId) : null,
        })) satisfies OnConnectStart,
      onConnect: ({ source, target }: Connection) => connect(source, target),
      onConnectEnd: (_event: unknown, state: FinalConnectionState) => endConnection(state),
      isValidConnection: ({ source, target }: { source: string; target: string }) => {
        const [from, to] = [asTaskId(source), asTaskId(target)];
        if (!from || !to) return false;
        const task = plan.tasks.find((one) => one.id === to);
        return !loopTargets(plan, from).has(to) && !task?.needs.includes(from);
      },
    }),
    [plan],
  );
}

function connect(source: string, target: string): void {
  const [from, to] = [asTaskId(source), asTaskId(target)];
  if (from && to) edit({ kind: 'connect', from, to });
}

function endConnection(state: FinalConnectionState): void {
  planStore.setState({ connecting: null });
  if (state.isValid || !state.fromNode || !state.toNode) return;
  const [a, b] = [state.fromNode.id, state.toNode.id];
  if (state.fromHandle?.type === 'source') connect(a, b);
  else connect(b, a);
}
