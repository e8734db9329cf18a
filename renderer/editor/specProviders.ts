import type { editor, languages } from 'monaco-editor/editor';
import type { EditorCompletion, EditorFix, EditorServices, EditorTarget } from './editorServices.ts';
import { languageOf } from './languageOf.ts';
import { monaco } from './monaco.ts';
import { SPEC_LANGUAGE } from './specLanguage.ts';

type Model = editor.ITextModel;

const FILE_SCHEME = 'overture-file';
const DO_FIX = 'overture.doFix';
const known = new WeakMap<Model, EditorServices>();
const opened = new Map<string, { readonly model: Model; readonly services: EditorServices }>();

/** Answers the editor's questions about one text until the returned function is called. */
export function serveModel(model: Model, services: EditorServices): () => void {
  known.set(model, services);
  return () => {
    known.delete(model);
    for (const [key, file] of opened) {
      if (file.services !== services) continue;
      file.model.dispose();
      opened.delete(key);
    }
  };
}

// The editor asks by language, not by text, so these stand once for all of its texts.
monaco.languages.registerCodeActionProvider(SPEC_LANGUAGE, { provideCodeActions });
monaco.languages.registerCompletionItemProvider(SPEC_LANGUAGE, {
  triggerCharacters: ['`', '/', '-', '*', ' '],
  provideCompletionItems,
});
monaco.languages.registerDefinitionProvider(SPEC_LANGUAGE, { provideDefinition });
monaco.languages.registerHoverProvider(SPEC_LANGUAGE, { provideHover });
monaco.editor.registerCommand(DO_FIX, (_accessor, act: () => void) => act());
monaco.editor.registerEditorOpener({
  openCodeEditor(_source, resource, place) {
    const file = opened.get(resource.toString());
    if (!file) return false;
    const line = place && ('lineNumber' in place ? place.lineNumber : place.startLineNumber);
    file.services.open(resource.path.slice(1), line ?? 1);
    return true;
  },
});

function provideCodeActions(
  model: Model,
  _range: unknown,
  context: languages.CodeActionContext,
): languages.CodeActionList {
  const services = known.get(model);
  const actions = context.markers.flatMap((marker) => {
    const fixes =
      services?.fixes({
        startLine: marker.startLineNumber,
        startColumn: marker.startColumn,
        endLine: marker.endLineNumber,
        endColumn: marker.endColumn,
      }) ?? [];
    return fixes.map(
      (fix, index): languages.CodeAction => ({
        title: fix.title,
        kind: 'quickfix',
        diagnostics: [marker],
        isPreferred: index === 0,
        ...editsOf(model, fix),
        ...(fix.act ? { command: { id: DO_FIX, title: fix.title, arguments: [fix.act] } } : {}),
      }),
    );
  });
  const titles = new Set<string>();
  const once = actions.filter(({ title }) => !titles.has(title) && titles.add(title));
  return { actions: once, dispose: () => undefined };
}

function editsOf(model: Model, { edits }: EditorFix): Pick<languages.CodeAction, 'edit'> {
  if (edits.length === 0) return {};
  return {
    edit: {
      edits: edits.map((edit) => ({
        resource: model.uri,
        versionId: model.getVersionId(),
        textEdit: {
          range: new monaco.Range(edit.startLine, edit.startColumn, edit.endLine, edit.endColumn),
          text: edit.insert,
        },
      })),
    },
  };
}

const KINDS: Readonly<Record<EditorCompletion['kind'], keyof typeof monaco.languages.CompletionItemKind>> = {
  id: 'Reference',
  path: 'File',
  keyword: 'Keyword',
  value: 'Value',
};

async function provideCompletionItems(
  model: Model,
  position: { lineNumber: number; column: number },
): Promise<languages.CompletionList> {
  const line = model.getLineContent(position.lineNumber);
  const before = line.slice(0, position.column - 1);
  const after = line.slice(position.column - 1);
  const found = await known.get(model)?.complete(before, after, position.lineNumber);
  if (!found) return { suggestions: [] };
  const range = new monaco.Range(position.lineNumber, found.from, position.lineNumber, position.column);
  const suggestions = found.items.map((item, index) => ({
    label: item.label,
    insertText: item.insert,
    kind: monaco.languages.CompletionItemKind[KINDS[item.kind]],
    range,
    filterText: item.insert,
    sortText: String(index).padStart(5, '0'),
    ...(item.detail ? { detail: item.detail } : {}),
  }));
  return { suggestions, incomplete: !found.isWhole };
}

async function provideDefinition(
  model: Model,
  position: { lineNumber: number; column: number },
): Promise<languages.LocationLink[]> {
  const services = known.get(model);
  const { lineNumber, column } = position;
  const found = await services?.define(model.getLineContent(lineNumber), column);
  if (!services || !found || model.isDisposed()) return [];
  const originSelectionRange = new monaco.Range(lineNumber, found.from, lineNumber, found.to);
  return [{ originSelectionRange, ...placeOf(model, services, found.target) }];
}

/** A file gets a text of its own, for the editor shows some of it beside the word that leads there. */
function placeOf(
  model: Model,
  services: EditorServices,
  target: EditorTarget,
): Pick<languages.LocationLink, 'uri' | 'range'> {
  const range = new monaco.Range(target.line, 1, target.line, 1);
  if (target.kind === 'line') return { uri: model.uri, range };
  const uri = monaco.Uri.from({ scheme: FILE_SCHEME, path: `/${target.path}` });
  const key = uri.toString();
  const file = opened.get(key);
  if (file) file.model.setValue(target.text);
  else {
    const made = monaco.editor.createModel(target.text, languageOf(target.path), uri);
    opened.set(key, { model: made, services });
  }
  return { uri, range };
}

function provideHover(
  model: Model,
  { lineNumber, column }: { lineNumber: number; column: number },
): languages.Hover | null {
  const found = known.get(model)?.hover(model.getLineContent(lineNumber), column);
  if (!found) return null;
  const range = new monaco.Range(lineNumber, found.from, lineNumber, found.to);
  return { range, contents: [{ value: found.markdown }] };
}
