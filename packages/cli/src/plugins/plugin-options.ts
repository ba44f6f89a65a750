import { z } from 'zod';

/** An option of a plugin, for people. */
export interface PluginOption {
  /** With dots for what is inside another option. */
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
  readonly const?: unknown;
  readonly anyOf?: readonly PropertySchema[];
  readonly oneOf?: readonly PropertySchema[];
  readonly properties?: Readonly<Record<string, PropertySchema>>;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly description?: string;
}

/** The options that a schema of an object allows; where one has several forms, those of each form in turn. */
export function optionsOf(schema: z.ZodType): PluginOption[] {
  return optionsInside(
    '',
    z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as PropertySchema,
  );
}

function optionsInside(
  prefix: string,
  { properties = {}, required = [] }: PropertySchema,
): PluginOption[] {
  return Object.entries(properties).flatMap(([key, property]) => {
    const name = `${prefix}${key}`;
    const forms = (property.oneOf ?? [property]).filter((form) => form.properties);
    if (forms.length > 0) return forms.flatMap((form) => optionsInside(`${name}.`, form));
    return {
      name,
      type: describeType(property),
      required: required.includes(key),
      ...('default' in property ? { default: property.default } : {}),
      ...(property.description ? { description: property.description } : {}),
    };
  });
}

function describeType(property: PropertySchema): string {
  const { type, enum: values, anyOf } = property;
  if ('const' in property) return JSON.stringify(property.const);
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (anyOf) return anyOf.map(describeType).join(' | ');
  return type ?? 'any';
}
