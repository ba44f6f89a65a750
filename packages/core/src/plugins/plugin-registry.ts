import { DrapeflowError, messageOf } from '../errors/drapeflow-error.js';
import {
  pluginApiVersion,
  type Plugin,
  type PluginKind,
  type PluginKinds,
  type PluginServices,
} from '../contracts/plugin.js';
import { describeIssues } from '../configuration/describe-issues.js';

/** A plugin whose schema and services are checked when it is used, not by type. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyPlugin = Plugin<any, any, any>;

const kinds: Readonly<Record<PluginKind, true>> = {
  pose: true,
  personMask: true,
  parser: true,
  torso: true,
  garmentMask: true,
  memory: true,
  warp: true,
  generator: true,
  loss: true,
  dataset: true,
  metric: true,
};

export const pluginKinds = Object.keys(kinds) as readonly PluginKind[];

/** The plugins that an app knows. */
export class PluginRegistry {
  private readonly plugins = new Map<PluginKind, Map<string, AnyPlugin>>();

  /**
   * @param plugin checked in full, since it may come from outside
   * @param from where it comes from, for messages
   * @throws DrapeflowError PLUGIN_MALFORMED, PLUGIN_API_VERSION, PLUGIN_DUPLICATE
   */
  add(plugin: AnyPlugin, from = 'This object'): void {
    assertPlugin(plugin, from);
    const ofKind = this.plugins.get(plugin.kind) ?? new Map<string, AnyPlugin>();
    if (ofKind.has(plugin.name)) {
      throw new DrapeflowError('PLUGIN_DUPLICATE', { kind: plugin.kind, name: plugin.name });
    }
    ofKind.set(plugin.name, plugin);
    this.plugins.set(plugin.kind, ofKind);
  }

  /** All plugins, or those of one kind, in the order in which they were added. */
  list(kind?: PluginKind): readonly AnyPlugin[] {
    const wanted = kind ? [kind] : pluginKinds;
    return wanted.flatMap((each) => [...(this.plugins.get(each)?.values() ?? [])]);
  }

  /** @throws DrapeflowError PLUGIN_UNKNOWN */
  get(kind: PluginKind, name: string): AnyPlugin {
    const plugin = this.plugins.get(kind)?.get(name);
    if (!plugin) {
      const known = this.list(kind).map((each) => each.name);
      throw new DrapeflowError('PLUGIN_UNKNOWN', { kind, name, known });
    }
    return plugin;
  }

  /**
   * Makes an instance of a plugin.
   * @throws DrapeflowError PLUGIN_UNKNOWN, PLUGIN_CONFIG, PLUGIN_SERVICE_MISSING, PLUGIN_FAILED, PLUGIN_RESULT
   */
  async create<Kind extends PluginKind>(
    kind: Kind,
    name: string,
    options: unknown,
    services: Partial<PluginServices>,
  ): Promise<PluginKinds[Kind]> {
    const plugin = this.get(kind, name);
    const config = plugin.configSchema.safeParse(options);
    if (!config.success) {
      const problems = describeIssues(config.error, plugin.configSchema);
      throw new DrapeflowError('PLUGIN_CONFIG', { kind, name, problems });
    }
    const missing = plugin.requires.find((service: keyof PluginServices) => !services[service]);
    if (missing) {
      const available = Object.keys(services);
      throw new DrapeflowError('PLUGIN_SERVICE_MISSING', { name, service: missing, available });
    }
    let instance: PluginKinds[Kind];
    try {
      instance = (await plugin.create(config.data, services)) as PluginKinds[Kind];
    } catch (cause) {
      if (cause instanceof DrapeflowError) throw cause;
      throw new DrapeflowError(
        'PLUGIN_FAILED',
        { kind, name, problem: messageOf(cause) },
        { cause },
      );
    }
    if (typeof instance === 'object' && instance !== null) return instance;
    const problem = `its create gave ${String(instance)} instead of an object`;
    throw new DrapeflowError('PLUGIN_RESULT', { kind, name, problem });
  }
}

function assertPlugin(plugin: AnyPlugin, from: string): void {
  const problem = problemOf(plugin);
  if (problem) throw new DrapeflowError('PLUGIN_MALFORMED', { from, problem });
  if (plugin.apiVersion !== pluginApiVersion) {
    throw new DrapeflowError('PLUGIN_API_VERSION', {
      name: plugin.name,
      received: plugin.apiVersion,
      supported: pluginApiVersion,
    });
  }
}

function problemOf(plugin: AnyPlugin): string | undefined {
  if (typeof plugin !== 'object' || plugin === null) return `it is ${String(plugin)}`;
  if (typeof plugin.name !== 'string' || !/^[a-z0-9][a-z0-9-]*$/.test(plugin.name)) {
    return `its name is ${JSON.stringify(plugin.name)}; lower case, digits and hyphens are allowed`;
  }
  if (!pluginKinds.includes(plugin.kind)) {
    return `its kind is ${JSON.stringify(plugin.kind)}; there are ${pluginKinds.join(', ')}`;
  }
  if (typeof plugin.create !== 'function') return 'it has no create function';
  if (typeof plugin.configSchema?.safeParse !== 'function')
    return 'its configSchema is no zod schema';
  if (!Array.isArray(plugin.requires)) return 'its requires is no list';
  if (typeof plugin.summary !== 'string') return 'it has no summary';
  return undefined;
}
