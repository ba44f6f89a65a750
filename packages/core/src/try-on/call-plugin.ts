import { DrapeflowError, messageOf } from '../errors/drapeflow-error.js';
import type { PluginKind, PluginKinds } from '../contracts/plugin.js';
import type { StageClock } from './stage-clock.js';
import type { NamedInstance } from './try-on-plugins.js';

export interface PluginCall<Kind extends PluginKind, Result> {
  readonly kind: Kind;
  readonly plugin: NamedInstance<Kind>;
  /** The number of the frame, for messages; absent where the call is not about one. */
  readonly frame?: number;
  readonly clock: StageClock;
  readonly work: (instance: PluginKinds[Kind]) => Promise<Result>;
  /** What is wrong with the result, if anything. */
  readonly check: (result: Result) => string | undefined;
}

/**
 * Calls a plugin, takes the time, and holds it to its contract.
 * @throws DrapeflowError PLUGIN_FAILED or PLUGIN_RESULT, which name the plugin; a plugin's own DrapeflowError as it is
 */
export async function callPlugin<Kind extends PluginKind, Result>({
  kind,
  plugin: { name, instance },
  frame,
  clock,
  work,
  check,
}: PluginCall<Kind, Result>): Promise<Result> {
  let result: Result;
  try {
    result = await clock.time(kind, () => work(instance));
  } catch (cause) {
    if (cause instanceof DrapeflowError) throw cause;
    const problem = messageOf(cause);
    throw new DrapeflowError('PLUGIN_FAILED', { kind, name, problem, frame }, { cause });
  }
  const problem = check(result);
  if (problem) throw new DrapeflowError('PLUGIN_RESULT', { kind, name, problem });
  return result;
}
