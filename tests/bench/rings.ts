/**
 * `npm run bench:rings`: rings of two to four firms in graphs made like chains of industry, with a fixed seed. For each size are printed: how many
 * rings there are and what finding all of them costs, what one new edge costs, what the best set is worth beside its bound and the greedy one.
 */
import { packRings } from '#app/domain/rings/pack-rings.ts';
import { RingGraph, type SupplyEdge } from '#app/domain/rings/ring-graph.ts';
import { seededRandom } from './measure/random.ts';

const random = seededRandom(20_261_124);

/** Firms stand along a chain: most supply those a step further down, some anybody; values are skewed as sales are. */
function edgesOf(firms: number, many: number): SupplyEdge[] {
  const steps = 12;
  const stepOf = (firm: number) => Math.floor((firm * steps) / firms);
  const nameOf = (firm: number) => `E${String(firm).padStart(6, '0')}`;
  const width = Math.ceil(firms / steps);
  return Array.from({ length: many }, () => {
    const from = Math.floor(random() * firms);
    const down = random() < 0.7 ? Math.floor(((stepOf(from) + 1) % steps) * width + random() * width) : Math.floor(random() * firms);
    return {
      from: nameOf(from),
      to: nameOf(Math.min(firms - 1, down)),
      value: Math.round(1_000_000 * Math.exp(2 * (random() + random() - 1))),
    };
  });
}

const cpu = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};
const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;

for (const [firms, many] of [
  [2_000, 10_000],
  [10_000, 50_000],
  [10_000, 100_000],
  [50_000, 250_000],
] as const) {
  const edges = edgesOf(firms, many);
  const graph = new RingGraph();
  const times = edges.map((edge) => {
    const before = process.hrtime.bigint();
    graph.add(edge);
    return Number(process.hrtime.bigint() - before) / 1_000;
  });
  const last = times.slice(-Math.floor(many / 10)).sort((a, b) => a - b);
  let rings = graph.all();
  const all = cpu(() => {
    rings = graph.all();
  });
  let packed = packRings([]);
  const packing = cpu(() => {
    packed = packRings(rings);
  });
  const greedy = packRings(rings, () => 1, 0);
  const gap = packed.bound === 0 ? 0 : (100 * (packed.bound - packed.value)) / packed.bound;
  console.log(
    `${firms} firms, ${many} edges: ${rings.length} rings in ${all.toFixed(0)} ms of CPU; a new edge p50 ${at(last, 0.5).toFixed(1)}, p95 ${at(last, 0.95).toFixed(1)}, ` +
      `most ${at(last, 1).toFixed(0)} µs; best set ${packed.rings.length} rings, ${(packed.value / greedy.value).toFixed(4)} × greedy, gap ${gap.toFixed(2)} %, ${packing.toFixed(0)} ms`,
  );
}
