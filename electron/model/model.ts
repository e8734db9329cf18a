import type { Result } from '#shared/contract/result.ts';
import type { ModelError } from '#shared/model/modelError.ts';

/** Where a model answers and how to be let in. */
export type ModelAccess = {
  readonly address: string;
  readonly model: string;
  readonly key: string | null;
};

export type ModelMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly calls: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly callId: string; readonly content: string };

/** `input` is the JSON the model wrote, not parsed: a small model may write anything. */
export type ToolCall = { readonly id: string; readonly name: string; readonly input: string };

/** `parameters` is a JSON Schema. */
export type ModelTool = {
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
};

/** Tokens as the service counts them; zero when it does not say. */
export type ModelUsage = { readonly input: number; readonly output: number };

export type ModelReply = {
  readonly text: string;
  readonly calls: readonly ToolCall[];
  readonly usage: ModelUsage;
  /** The model stopped because it reached the most it may write. */
  readonly isCut: boolean;
};

export type ModelRequest = {
  readonly messages: readonly ModelMessage[];
  readonly tools?: readonly ModelTool[];
  readonly signal: AbortSignal;
  /** The most tokens to write. */
  readonly most?: number;
};

/** A model behind an OpenAI-compatible address. */
export interface Model {
  chat(request: ModelRequest): Promise<Result<ModelReply, ModelError>>;
  /** Ids of the models the service offers, sorted. */
  list(signal: AbortSignal): Promise<Result<readonly string[], ModelError>>;
}
