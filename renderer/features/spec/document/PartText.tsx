import type { SpecText } from '#shared/spec/specDocument.ts';
import { openProposalEditor } from '../proposals/openProposalEditor.ts';
import { specStore } from '../specStore.ts';
import { hintsThatFit } from '../wordingHints.ts';
import { joinLine, joinNextLine, splitLine, writeWords } from '../writing.ts';
import { Decide } from './Decide.tsx';
import type { DocumentContext } from './documentProps.ts';
import { EditableText } from './EditableText.tsx';
import { wordingView } from './wordingView.ts';

type PartTextProps = {
  part: Pick<SpecText, 'key' | 'text'>;
  /** “Criterion AC-1.2”. */
  name: string;
  /** “AC-1.2”. */
  decideName: string;
  context: DocumentContext;
  isCriterion?: boolean;
  multiline?: boolean;
  className?: string | undefined;
  placeholder?: string | undefined;
  onEnter?: (before: string, after: string) => void;
  onEmptied?: () => void;
  /** Backspace and Delete join it with its neighbours, and Enter cuts it in two. */
  isLine?: boolean;
};

/** The words of a part, edited in place, with what is proposed for them and the pair to decide it. */
export function PartText({
  part,
  name,
  decideName,
  context,
  isCriterion = false,
  multiline = false,
  className,
  placeholder,
  onEnter,
  onEmptied,
  isLine = false,
}: PartTextProps) {
  const changes = context.views.changes.get(part.key) ?? [];
  const hints = context.hints.get(part.key) ?? [];
  const previews = changes.map(({ preview }) => preview);
  return (
    <>
      <EditableText
        name={name}
        text={part.text}
        decorate={(text) => wordingView(text, hintsThatFit(hints, text), previews, isCriterion, context.ids)}
        onChange={(text) => writeWords(part.key, text)}
        onEnter={
          isLine || onEnter
            ? (before, after) => {
                if (isLine && before !== '' && after !== '') splitLine(part.key, before, after);
                else onEnter?.(before, after);
              }
            : undefined
        }
        onJoin={isLine ? (which) => (which === 'above' ? joinLine : joinNextLine)(part.key) : undefined}
        onEmptied={onEmptied}
        onFocus={() => {
          context.onSelect(part.key);
          // Given once: coming back to this view later must not take the focus again.
          if (context.focus === part.key) specStore.setState({ focus: null, caret: null });
        }}
        autoFocus={context.focus === part.key}
        caret={context.focus === part.key ? context.caret : null}
        dataKey={part.key}
        multiline={multiline}
        className={className}
        placeholder={placeholder}
      />
      {changes.map(({ proposal }) => (
        <Decide
          key={proposal.id}
          name={decideName}
          source={proposal.source}
          onAccept={() => void context.actions.accept(proposal.id)}
          onEdit={() => openProposalEditor(proposal.id)}
          onReject={() => void context.actions.reject(proposal.id)}
        />
      ))}
    </>
  );
}
