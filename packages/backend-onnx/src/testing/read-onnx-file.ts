import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema, type GraphProto, type ModelProto } from 'onnx-buf';

/** The parts of an ONNX file, read without the code under test. */
export function readOnnxFile(file: Uint8Array): ModelProto & { graph: GraphProto } {
  const model = fromBinary(ModelProtoSchema, file);
  if (!model.graph) throw new Error('the file has no graph');
  return { ...model, graph: model.graph };
}
