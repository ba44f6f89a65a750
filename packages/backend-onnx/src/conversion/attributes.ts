type AttributeValue = { i?: string; f?: number; b?: boolean; s?: string; type?: string };
type AttributeList = { list?: { i?: string[]; s?: string[] } };

/** The attributes of a TensorFlow node, as the JSON form of its protocol buffer has them. */
export class Attributes {
  constructor(private readonly values: Readonly<Record<string, unknown>>) {}

  /** @throws Error where it is missing and has no default */
  integer(name: string, otherwise?: number): number {
    const value = this.single(name)?.i;
    return value === undefined ? given(name, otherwise) : Number(value);
  }

  integers(name: string, otherwise?: readonly number[]): readonly number[] {
    return this.many(name)?.i?.map(Number) ?? given(name, otherwise);
  }

  number(name: string, otherwise?: number): number {
    return this.single(name)?.f ?? given(name, otherwise);
  }

  flag(name: string): boolean {
    return this.single(name)?.b ?? false;
  }

  text(name: string, otherwise?: string): string {
    const value = this.single(name)?.s;
    return value === undefined ? given(name, otherwise) : decode(value);
  }

  texts(name: string): readonly string[] {
    return this.many(name)?.s?.map(decode) ?? [];
  }

  /** The name of a TensorFlow type, for example `DT_FLOAT`. */
  type(name: string): string {
    return given(name, this.single(name)?.type);
  }

  private single(name: string): AttributeValue | undefined {
    return this.values[name] as AttributeValue | undefined;
  }

  private many(name: string): AttributeList['list'] {
    return (this.values[name] as AttributeList | undefined)?.list;
  }
}

function given<Value>(name: string, value: Value | undefined): Value {
  if (value === undefined) throw new Error(`its attribute '${name}' is missing`);
  return value;
}

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('latin1');
}
