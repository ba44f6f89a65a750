import { createHash } from 'node:crypto';
import { create, toBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema } from 'onnx-buf';

/**
 * Appends the SHA-256 of an ONNX file to it as an entry of its metadata. Protocol buffers that follow each
 * other are read as one, so the result is an ONNX file too, and the seal is always its last bytes.
 */
export function seal(model: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([model, sealOf(model)]));
}

/** Whether a file is as `seal` made it. */
export function isIntact(sealed: Uint8Array): boolean {
  const body = sealed.subarray(0, Math.max(0, sealed.length - sealLength));
  return sealOf(body).equals(sealed.subarray(body.length));
}

function sealOf(model: Uint8Array): Buffer {
  const value = createHash('sha256').update(model).digest('hex');
  const metadata = create(ModelProtoSchema, { metadataProps: [{ key: 'sha256', value }] });
  return Buffer.from(toBinary(ModelProtoSchema, metadata));
}

const sealLength = sealOf(new Uint8Array()).length;
