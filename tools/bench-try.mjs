// Measures `drapeflow try` end to end on this machine, by its own --json and by the memory of its process.
// npm run bench -- try [--clip video] [--garment picture] [--frames 3000] [--set path=value] [--json]
import { execFile, spawn } from 'node:child_process';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath, URL } from 'node:url';
import { parseArgs, promisify } from 'node:util';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('..', import.meta.url));
const realData = process.env.DRAPEFLOW_TEST_DATA ?? resolve(repository, '..', 'shared', 'data');
const { values: options } = parseArgs({
  options: {
    clip: { type: 'string', default: join(realData, 'clips', 'intel_asl_again.mkv') },
    garment: { type: 'string', default: join(realData, 'garments', 't-shirt_521a.jpg') },
    /** Loop the clip to this many frames. */
    frames: { type: 'string' },
    set: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
  },
});
/** Starts whose median is taken. */
const starts = 3;
const sampleMilliseconds = 500;

for (const path of [options.clip, options.garment]) {
  await access(path).catch(() => {
    console.error(`There is no file ${path}. Give your own: --clip video --garment picture.`);
    process.exit(1);
  });
}
const folder = await mkdtemp(join(tmpdir(), 'drapeflow-bench-'));
try {
  // The first one converts the models, if that has not been done.
  await dress(options.clip, ['--to', '0.1']);
  const firstFrames = [];
  for (let i = 0; i < starts; i++) {
    const { summary } = await dress(options.clip, ['--to', '0.1']);
    firstFrames.push(summary.firstFrameSeconds);
  }
  const clip = options.frames ? await loop(options.clip, Number(options.frames)) : options.clip;
  const { summary, memory } = await dress(clip, []);
  const report = {
    machine: `${availableParallelism()} × ${cpus()[0].model.trim()}, Node ${process.versions.node}`,
    size: await sizeOf(options.clip),
    frames: summary.frames,
    fps: summary.fps,
    firstFrameSeconds: median(firstFrames),
    peakRssMb: summary.peakRssMb,
    ...growth(memory),
    stages: summary.stages,
    backend: summary.backend.runtime,
  };
  if (options.json) console.log(JSON.stringify(report));
  else print(report);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Runs the command, and notes the memory of its process now and then. */
async function dress(clip, flags) {
  const settings = options.set.flatMap((assignment) => ['--set', assignment]);
  const commandLine = [
    join(repository, 'packages', 'cli', 'bin', 'drapeflow.js'),
    ...['try', clip, options.garment, '-o', join(folder, 'out.mp4'), '--overwrite', '--json'],
    ...settings,
    ...flags,
  ];
  const child = spawn(process.execPath, commandLine, { stdio: ['ignore', 'pipe', 'inherit'] });
  const memory = [];
  const sampling = setInterval(async () => {
    const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(child.pid)]).catch(() => ({}));
    if (stdout) memory.push(Number(stdout) / 1024);
  }, sampleMilliseconds);
  let stdout = '';
  child.stdout.on('data', (text) => (stdout += text));
  const exitCode = await new Promise((done) => child.on('close', done));
  clearInterval(sampling);
  if (exitCode !== 0) process.exit(exitCode);
  return { summary: JSON.parse(stdout), memory };
}

/** The clip again and again, without loss. */
async function loop(clip, frames) {
  const looped = join(folder, 'looped.mkv');
  const rate = ['-frames:v', String(frames), '-c:v', 'libx264', '-qp', '0', '-preset', 'ultrafast'];
  await run('ffmpeg', ['-v', 'error', '-stream_loop', '-1', '-i', clip, '-an', ...rate, looped]);
  return looped;
}

async function sizeOf(clip) {
  const { stderr } = await run('ffmpeg', ['-hide_banner', '-i', clip]).catch((failed) => failed);
  return /Video:.*?(\d{2,5}x\d{2,5})/.exec(stderr)?.[1] ?? 'unknown';
}

/** What the process holds in the second fifth of the run, when all is loaded, and in the last. */
function growth(memory) {
  const fifth = Math.floor(memory.length / 5);
  if (fifth < 2) return { rssGrowthMb: null };
  const early = median(memory.slice(fifth, 2 * fifth));
  const late = median(memory.slice(-fifth));
  return { rssGrowthMb: Math.round(late - early) };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function print({ stages, ...figures }) {
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(20)} ${value}`);
  console.log('\nstage                ms per frame');
  for (const { stage, millisecondsPerFrame } of stages) {
    console.log(`${stage.padEnd(20)} ${millisecondsPerFrame.toFixed(1).padStart(12)}`);
  }
}
