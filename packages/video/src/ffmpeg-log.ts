/** A line of ffmpeg's log, written under `-loglevel level+info`. */
export interface FfmpegLogLine {
  /** What speaks, for example `h264` or `showinfo`; absent for ffmpeg itself. */
  readonly component: string | undefined;
  readonly level: string | undefined;
  readonly text: string;
}

const pattern = /^(?:\[(?:Parsed_)?(.+?)(?:_\d+)? @ \w+\] )*(?:\[(\w+)\] )?(.*)$/;

export function parseLogLine(line: string): FfmpegLogLine {
  const [, component, level, text = ''] = pattern.exec(line) ?? [];
  return { component, level, text };
}

/** Whether ffmpeg calls it an error. */
export function isFault(line: FfmpegLogLine): boolean {
  return line.level === 'error' || line.level === 'fatal' || line.level === 'panic';
}
