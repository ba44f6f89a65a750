import type { PluginKind, PluginKinds } from '../contracts/plugin.js';

/** The kinds of plugin that one try-on video is made by. */
export const tryOnKinds = [
  'pose',
  'personMask',
  'parser',
  'torso',
  'memory',
  'warp',
  'generator',
] as const satisfies readonly PluginKind[];

export type TryOnKind = (typeof tryOnKinds)[number];

/** A plugin's instance under the plugin's name, so that an error can name it. */
export interface NamedInstance<Kind extends PluginKind> {
  readonly name: string;
  readonly instance: PluginKinds[Kind];
}

/** One instance of each kind, made for one video. */
export type TryOnPlugins = { readonly [Kind in TryOnKind]: NamedInstance<Kind> };
