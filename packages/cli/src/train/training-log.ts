import { appendFile, truncate } from 'node:fs/promises';
import { z } from 'zod';
import { jsonOf } from './json-of.js';
import type { LoggedEvent } from './logged-event.js';
import { readIfThere } from './read-if-there.js';
import { writing } from './writing.js';

const eventSchema = z.object({ kind: z.string(), step: z.number() });
const newline = '\n'.charCodeAt(0);

/** What happened in a training: a file with a line of JSON for each event. */
export class TrainingLog {
  private constructor(private readonly path: string) {}

  /**
   * Opens a log, which need not be there. What is past the step where the training goes on happens once more, and is cut
   * off; so is what follows a line that is not whole: a process was killed, or the machine failed, while it was written.
   * @param step that of the checkpoint; 0 where there is none
   * @throws DrapeflowError FILE_NOT_READABLE, OUTPUT_NOT_WRITABLE
   */
  static async open(path: string, step: number): Promise<TrainingLog> {
    const bytes = await bytesOf(path);
    let kept = 0;
    for (const { event, end } of linesOf(bytes)) {
      if (event.step > step) break;
      kept = end;
    }
    if (kept < bytes.length) await writing(path, truncate(path, kept));
    return new TrainingLog(path);
  }

  /** @throws DrapeflowError OUTPUT_NOT_WRITABLE, OUTPUT_DISK_FULL */
  async append(event: LoggedEvent): Promise<void> {
    await writing(this.path, appendFile(this.path, `${JSON.stringify(event)}\n`));
  }

  /** All events, from the training's beginning on. @throws DrapeflowError FILE_NOT_READABLE */
  async read(): Promise<LoggedEvent[]> {
    return [...linesOf(await bytesOf(this.path))].map(({ event }) => event);
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  return (await readIfThere(path)) ?? Buffer.alloc(0);
}

/** The events up to the first line that is not whole, and the byte after each. */
function* linesOf(bytes: Buffer): Generator<{ event: LoggedEvent; end: number }> {
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(newline, start);
    const event = end < 0 ? undefined : eventOf(bytes.toString('utf8', start, end));
    if (!event) return;
    start = end + 1;
    yield { event, end: start };
  }
}

function eventOf(line: string): LoggedEvent | undefined {
  const event = jsonOf(line);
  return eventSchema.safeParse(event).success ? (event as LoggedEvent) : undefined;
}
