/** Where onnxruntime and the libraries below it say what is the matter, among places in their sources. */
const statements = [
  /Failed to load library \S+ with error: (.+)/,
  /(CU\w+ failure \d+: [^;\n]+)/,
  /was false\. (.+)/,
];

/**
 * The clause that tells a user why an engine does not start.
 * @param message of onnxruntime's error
 * @param log what was written to the console meanwhile
 */
export function readableReason(message: string, log: string): string {
  const text = `${message}\n${log}`;
  const found = statements.map((statement) => statement.exec(text)?.[1]).find((part) => part);
  return (found ?? message).trim().replace(/\.$/, '');
}
