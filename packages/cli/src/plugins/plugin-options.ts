import { z } from 'zod';

/** An option of a plugin, for people. */
export interface PluginOption {
  readonly name: string;
  /** As JSON schema names it, or the values allowed. */
  readonly type: string;
  readonly required: boolean;
  readonly default?: unknown;
  readonly description?: string;
}

interface PropertySchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly PropertySchema[];
  readonly default?: unknown;
  readonly description?: string;
}

/** The options that a schema of an object allows. */
export function optionsOf(schema: z.ZodType): PluginOption[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, PropertySchema>;
    required?: readonly string[];
  };
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    type: describeType(property),
    required: json.required?.includes(name) ?? false,
    ...('default' in property ? { default: property.default } : {}),
    ...(property.description ? { description: property.description } : {}),
  }));
}

function describeType({ type, enum: values, anyOf }: PropertySchema): string {
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (anyOf) return anyOf.map(describeType).join(' | ');
  return type ?? 'any';
}
