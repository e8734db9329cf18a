import type { BrowserWindow, MessageBoxOptions } from 'electron';
import type { ElectronApi } from './electronApi.ts';

const QUIT = 0;
const STAY = 1;

/** Asks before agents are stopped; true at once while none is at work. */
export async function confirmQuit(
  { dialog }: Pick<ElectronApi, 'dialog'>,
  atWork: number,
  window: BrowserWindow | undefined,
): Promise<boolean> {
  if (atWork === 0) return true;
  const question: MessageBoxOptions = {
    type: 'question',
    message: atWork === 1 ? 'One task is at work' : `${atWork} tasks are at work`,
    detail:
      'Quitting stops the agents. Everything they did so far is kept in their workspaces, and you can go on from there.',
    buttons: ['Stop them and quit', 'Keep working'],
    defaultId: STAY,
    cancelId: STAY,
  };
  const { response } = await (window
    ? dialog.showMessageBox(window, question)
    : dialog.showMessageBox(question));
  return response === QUIT;
}
