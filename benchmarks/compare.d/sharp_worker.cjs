// sharp. Argument: "default" as people call it; "tuned" for one picture at a time. The protocol is told in worker.py.
'use strict';
const fs = require('fs');
const readline = require('readline');
const sharp = require('sharp');

const tuned = process.argv[2] === 'tuned';
if (tuned) {
  sharp.cache(false);
  sharp.concurrency(1);
}

async function convert(data, request) {
  let image = sharp(data).rotate();
  if (request.side > 0) {
    image = image.resize({ width: request.side, height: request.side, fit: 'inside', withoutEnlargement: true });
  }
  // Tuned for speed: one pass with the standard's Huffman tables, as the others' defaults have it.
  image = request.type === 'jpeg'
    ? image.jpeg({ quality: request.quality, ...(tuned && { optimiseCoding: false }) })
    : image.png(tuned ? { compressionLevel: 4 } : {});
  return image.toBuffer();
}

function dataUri(data) {
  return 'data:image/jpeg;base64,' + data.toString('base64');
}

const jobs = { image: convert, datauri: dataUri };

async function measure(request) {
  const data = fs.readFileSync(request.file);
  const job = jobs[request.kind];
  const cpu = process.cpuUsage();
  const wall = process.hrtime.bigint();
  let result;
  for (let i = 0; i < request.repeat; i++) {
    result = await job(data, request);
  }
  const nanos = Number(process.hrtime.bigint() - wall);
  const used = process.cpuUsage(cpu);
  if (request.out !== '-') {
    fs.writeFileSync(request.out, result);
  }
  const millis = [nanos / 1e6, (used.user + used.system) / 1e3].map(total => (total / request.repeat).toFixed(6));
  return ['ok', ...millis, result.length, 1, ''].join('\t');
}

function parsed(line) {
  const [kind, file, side, type, quality, fps, repeat, out] = line.split('\t');
  return { kind, file, side: Number(side), type, quality: Number(quality), fps: Number(fps), repeat: Number(repeat), out };
}

async function main() {
  console.log(`ready\tsharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}, node ${process.versions.node}`);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const request = parsed(line);
    try {
      console.log(jobs[request.kind] ? await measure(request) : 'no\tnot a job of this worker');
    } catch (e) {
      console.log('no\t' + String(e.message).replace(/\s+/g, ' '));
    }
  }
}

main();
