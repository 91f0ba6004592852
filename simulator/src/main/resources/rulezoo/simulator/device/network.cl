/*
 * The spiking network of six-parameter rules, one network a work-group, step by step in the order of the
 * package rulezoo.simulator.engine: the same spikes and weights as its ReferenceEngine, bit for bit.
 *
 * No floating-point atomics, no library function but fma, no contraction of products and sums. Within a step
 * every target sums what arrives in the order of presynaptic neurons: rows one after the other, threads along
 * a row. Synapses of different rows, and of different columns, are different synapses, so that weights need
 * no order beyond arrivals before postsynaptic spikes.
 *
 * Everything that OpenCL C spells differently from CUDA C++ is one of the macros below.
 *
 * NEURONS_PER_THREAD, THREADS: defined by the host.
 */
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL FP_CONTRACT OFF

#define KERNEL __kernel __attribute__((reqd_work_group_size(THREADS, 1, 1)))
#define GLOBAL __global
#define LOCAL __local
#define SHARED_PARAMETER , LOCAL uint *shared
#define THREAD ((int) get_local_id(0))
#define GROUP ((int) get_group_id(0))
#define BARRIER() barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE)
#define FMA(a, b, c) fma(a, b, c)
#define ATOMIC_INCREMENT(p) atomic_inc(p)
#define ATOMIC_OR(p, bits) atomic_or(p, bits)
#define COUNT_BITS(x) ((int) popcount(x))
#define LOWEST_BIT(x) (31 - (int) clz((x) & (~(x) + 1u)))
#define AS_FLOAT(x) as_float(x)
#define AS_UINT(x) as_uint(x)
#define AS_DOUBLE(x) as_double(x)

#define DELAY 8
#define PATHWAYS 4
/* In the order of the Java enumeration. */
#define EE 0
#define EI 1
#define IE 2
#define II 3
#define CLOCKS (2 * PATHWAYS)
#define REBASE_EXPONENT 60
#define REBASE_FACTOR 0x1.0p-60f
#define SAMPLES 100
/* Threads that share a column of synapses, or the targets of an input. */
#define TEAM (THREADS < 64 ? THREADS : 64)
#define TEAMS (THREADS / TEAM)

/* Offsets are in bytes from the start of the arena. */
typedef struct {
    ulong rowStart[PATHWAYS];      /* int */
    ulong target[PATHWAYS];        /* ushort */
    ulong weight[PATHWAYS];        /* float */
    ulong columnStart[PATHWAYS];   /* int */
    ulong columnSynapse[PATHWAYS]; /* int */
    ulong columnRow[PATHWAYS];     /* ushort */
    ulong trace[CLOCKS];           /* float; presynaptic by row, postsynaptic by neuron */
    ulong inputStart;              /* int */
    ulong inputTarget;             /* ushort */
    ulong backgroundTable;         /* double */
    ulong progress;                /* Progress */
    ulong neurons;                 /* float: potentials, threshold offsets, AMPA, NMDA, GABA */
    ulong tail;                    /* ushort: spikes of the last DELAY steps */
    ulong inputRing;               /* int: input spikes of the last DELAY steps */
    ulong log;                     /* ushort: spikes of this launch */
    ulong logStart;                /* int */
    double decay[CLOCKS];
    double rateDecay;
    double ratePerSpike;
    double maximumRate;
    int count;
    int excitatory;
    int inputs;
    int backgroundSize;
    int ringCapacity;
    int plastic; /* a bit for each pathway */
    int firstPre[PATHWAYS];
    int synapses[PATHWAYS];
    float staticWeight[PATHWAYS];
    float etaAlpha[PATHWAYS];
    float etaBeta[PATHWAYS];
    float etaGamma[PATHWAYS];
    float etaKappa[PATHWAYS];
    float maximumWeight[PATHWAYS];
    float inputWeight;
    float rest;
    float inhibitoryReversal;
    float threshold;
    float thresholdJump;
    float membraneStep;
    float ampaShare;
    float nmdaShare;
    float thresholdDecay;
    float ampaDecay;
    float gabaDecay;
    float nmdaFollow;
    float floorValue;
    int padding;
} Network;

/* What lives on from launch to launch, besides arrays. */
typedef struct {
    double rate;
    double mantissa[CLOCKS];
    int exponent[CLOCKS];
    int tailStart[DELAY];
    int tailCount[DELAY];
    int tailExcitatory[DELAY];
    int inputCount[DELAY];
} Progress;

typedef struct {
    ulong network;
    ulong backgroundKey;
    ulong backgroundCounter;
    ulong stimulusKey;
    ulong stimulusCounter;
    ulong stimulusTable; /* double */
    ulong given;         /* int: input spikes from the host, or 0 if they are drawn here */
    int steps;
    int learning; /* a bit for each pathway whose weights change */
    int stimulusSize;
    int stimulusFirst;
    int stimulusInputs;
    int padding;
    uint stimulusOn[32]; /* a bit for each step */
} Launch;

typedef struct {
    ulong backgroundCounter;
    ulong stimulusCounter;
    int steps; /* completed */
    int alive; /* 0 if the rate checker ended the run in the step after these */
    int spikes;
    int padding;
    float weight[PATHWAYS][SAMPLES]; /* of equally spaced synapses */
} Outcome;

/* Value number counter of a keyed stream: the finalizer of SplitMix64, to a double in (0, 1). */
double uniformAt(ulong key, ulong counter) {
    ulong z = key + counter * 0x9E3779B97F4A7C15UL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
    z = z ^ (z >> 31);
    return ((double) (z >> 11) + 0.5) * 0x1.0p-53;
}

/* 2^exponent for exponents of ordinary numbers. */
double powerOfTwo(int exponent) {
    return AS_DOUBLE((ulong) (1023 + exponent) << 52);
}

float clipped(float weight, float maximum) {
    float positive = weight > 0 ? weight : 0;
    return positive < maximum ? positive : maximum;
}

/*
 * Adds the inputs that fire in one step: their number first, by the cumulative distribution, and then which.
 * Returns the new length of the list; counter moves on by the values drawn.
 */
int drawInputs(ulong key, ulong *counter, GLOBAL const double *table, int tableSize, int inputs, int first,
               LOCAL uint *firing, GLOBAL int *list, int length) {
    double u = uniformAt(key, ++*counter);
    int low = 0;
    int high = tableSize - 1;
    while (low < high) {
        int middle = (low + high) >> 1;
        if (table[middle] > u) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    int end = length + low;
    int at = length;
    while (at < end) {
        int input = (int) (uniformAt(key, ++*counter) * inputs);
        uint bit = 1u << (input & 31);
        if ((firing[input >> 5] & bit) == 0) {
            firing[input >> 5] |= bit;
            list[at++] = first + input;
        }
    }
    for (int k = length; k < end; k++) {
        firing[(list[k] - first) >> 5] = 0;
    }
    return end;
}

/* A presynaptic spike arrives along the rows of two pathways: to excitatory targets, and to inhibitory ones. */
void arrive(GLOBAL uchar *arena, GLOBAL const Network *net, int toExcitatory, int toInhibitory, int pre, int slot,
            int learning, LOCAL uint *arrival, LOCAL const float *factor) {
    int row = pre - net->firstPre[toExcitatory];
    GLOBAL const int *startE = (GLOBAL const int *) (arena + net->rowStart[toExcitatory]) + row;
    GLOBAL const int *startI = (GLOBAL const int *) (arena + net->rowStart[toInhibitory]) + row;
    int fromE = startE[0];
    int lengthE = startE[1] - fromE;
    int fromI = startI[0];
    int length = lengthE + startI[1] - fromI;
    for (int t = THREAD; t < length; t += THREADS) {
        int p = t < lengthE ? toExcitatory : toInhibitory;
        int s = t < lengthE ? fromE + t : fromI + t - lengthE;
        int post = ((GLOBAL const ushort *) (arena + net->target[p]))[s];
        if (((net->plastic >> p) & 1) == 0) {
            arrival[post] = AS_UINT(AS_FLOAT(arrival[post]) + 1.0f);
        } else {
            GLOBAL float *weight = (GLOBAL float *) (arena + net->weight[p]) + s;
            float w = *weight;
            arrival[post] = AS_UINT(AS_FLOAT(arrival[post]) + w);
            if ((learning >> p) & 1) {
                float postTrace = ((GLOBAL const float *) (arena + net->trace[2 * p + 1]))[post];
                float change = FMA(net->etaKappa[p] * factor[(2 * p + 1) * DELAY + slot], postTrace, net->etaAlpha[p]);
                *weight = clipped(w + change, net->maximumWeight[p]);
            }
        }
    }
}

/* Postsynaptic spikes change the weights of their columns. */
void learnFromSpikes(GLOBAL uchar *arena, GLOBAL const Network *net, GLOBAL const ushort *emitted, int count, int slot,
                     int learning, LOCAL const float *factor) {
    for (int e = THREAD / TEAM; e < count; e += TEAMS) {
        int post = emitted[e];
        int fromExcitatory = post < net->excitatory ? EE : EI;
        int fromInhibitory = post < net->excitatory ? IE : II;
        int startE = 0;
        int lengthE = 0;
        int startI = 0;
        int lengthI = 0;
        if ((learning >> fromExcitatory) & 1) {
            GLOBAL const int *start = (GLOBAL const int *) (arena + net->columnStart[fromExcitatory]) + post;
            startE = start[0];
            lengthE = start[1] - startE;
        }
        if ((learning >> fromInhibitory) & 1) {
            GLOBAL const int *start = (GLOBAL const int *) (arena + net->columnStart[fromInhibitory]) + post;
            startI = start[0];
            lengthI = start[1] - startI;
        }
        for (int t = THREAD % TEAM; t < lengthE + lengthI; t += TEAM) {
            int p = t < lengthE ? fromExcitatory : fromInhibitory;
            int k = t < lengthE ? startE + t : startI + t - lengthE;
            int s = ((GLOBAL const int *) (arena + net->columnSynapse[p]))[k];
            int row = ((GLOBAL const ushort *) (arena + net->columnRow[p]))[k];
            float preTrace = ((GLOBAL const float *) (arena + net->trace[2 * p]))[row];
            GLOBAL float *weight = (GLOBAL float *) (arena + net->weight[p]) + s;
            float change = FMA(net->etaGamma[p] * preTrace, factor[2 * p * DELAY + slot], net->etaBeta[p]);
            *weight = clipped(*weight + change, net->maximumWeight[p]);
        }
    }
}

/* Advances every network of the batch by its number of steps: a multiple of the delay, at most 1024. */
KERNEL void advance(GLOBAL uchar *arena, GLOBAL const Launch *launches, GLOBAL Outcome *outcomes SHARED_PARAMETER) {
    GLOBAL const Launch *launch = launches + GROUP;
    GLOBAL Outcome *outcome = outcomes + GROUP;
    GLOBAL const Network *net = (GLOBAL const Network *) (arena + launch->network);
    GLOBAL Progress *progress = (GLOBAL Progress *) (arena + net->progress);
    GLOBAL float *state = (GLOBAL float *) (arena + net->neurons);
    GLOBAL ushort *spikeLog = (GLOBAL ushort *) (arena + net->log);
    GLOBAL int *logStart = (GLOBAL int *) (arena + net->logStart);
    GLOBAL ushort *tail = (GLOBAL ushort *) (arena + net->tail);
    GLOBAL int *inputRing = (GLOBAL int *) (arena + net->inputRing);
    GLOBAL const int *inputStart = (GLOBAL const int *) (arena + net->inputStart);
    GLOBAL const ushort *inputTarget = (GLOBAL const ushort *) (arena + net->inputTarget);
    GLOBAL const int *given = (GLOBAL const int *) (arena + launch->given);
    const int n = net->count;
    const int excitatory = net->excitatory;
    const int words = (n + 31) / 32;
    const int steps = launch->steps;
    const int learning = launch->learning;

    LOCAL uint *arrival = shared; /* counts as integers, conductances as the bits of floats */
    LOCAL uint *bits = arrival + n;
    LOCAL uint *summary = bits + words;
    LOCAL uint *firing = summary + (words + 31) / 32;
    LOCAL float *factor = (LOCAL float *) (firing + (net->inputs + 31) / 32);
    LOCAL float *growth = factor + CLOCKS * DELAY;
    LOCAL int *rebase = (LOCAL int *) (growth + CLOCKS * DELAY);
    LOCAL int *ringFrom = rebase + CLOCKS;
    LOCAL int *ringCount = ringFrom + DELAY;
    LOCAL int *ringExcitatory = ringCount + DELAY;
    LOCAL int *inputCount = ringExcitatory + DELAY;
    LOCAL int *fired = inputCount + DELAY; /* all, excitatory */

    float volts[NEURONS_PER_THREAD];
    float offset[NEURONS_PER_THREAD];
    float ampa[NEURONS_PER_THREAD];
    float nmda[NEURONS_PER_THREAD];
    float gaba[NEURONS_PER_THREAD];
    float input[NEURONS_PER_THREAD];
    for (int k = 0; k < NEURONS_PER_THREAD; k++) {
        int i = k * THREADS + THREAD;
        if (i < n) {
            volts[k] = state[i];
            offset[k] = state[n + i];
            ampa[k] = state[2 * n + i];
            nmda[k] = state[3 * n + i];
            gaba[k] = state[4 * n + i];
            arrival[i] = 0;
        }
    }
    for (int w = THREAD; w < words; w += THREADS) {
        bits[w] = 0;
        summary[w / 32] = 0;
    }
    for (int w = THREAD; w < (net->inputs + 31) / 32; w += THREADS) {
        firing[w] = 0;
    }
    double mantissa = 1;
    int exponent = 0;
    if (THREAD < CLOCKS) {
        mantissa = progress->mantissa[THREAD];
        exponent = progress->exponent[THREAD];
    }
    if (THREAD < DELAY) {
        ringFrom[THREAD] = progress->tailStart[THREAD];
        ringCount[THREAD] = progress->tailCount[THREAD];
        ringExcitatory[THREAD] = progress->tailExcitatory[THREAD];
        inputCount[THREAD] = progress->inputCount[THREAD];
    }
    if (THREAD == 0) {
        fired[0] = 0;
        fired[1] = 0;
        logStart[0] = 0;
    }
    double rate = progress->rate;
    ulong backgroundCounter = launch->backgroundCounter;
    ulong stimulusCounter = launch->stimulusCounter;
    int logged = 0;
    int alive = 1;
    int done = 0;
    BARRIER();

    for (int step = 0; step < steps && alive; step++) {
        const int slot = step % DELAY;

        /* What arrives now: emitted DELAY steps ago, by neurons in ascending order. */
        const int from = ringFrom[slot];
        const int arriving = ringCount[slot];
        const int arrivingE = ringExcitatory[slot];
        const int arrivingInput = inputCount[slot];
        GLOBAL const ushort *arrivals = (step < DELAY ? tail : spikeLog) + from;

        /* Traces are stored relative to a moving origin: what they are multiplied by, and grow by, in each step. */
        if (slot == 0 && THREAD < CLOCKS) {
            const double decay = net->decay[THREAD];
            rebase[THREAD] = exponent >= REBASE_EXPONENT;
            if (exponent >= REBASE_EXPONENT) {
                exponent -= REBASE_EXPONENT;
            }
            for (int d = 0; d < DELAY; d++) {
                factor[THREAD * DELAY + d] = (float) (mantissa * powerOfTwo(-exponent));
                growth[THREAD * DELAY + d] = (float) ((1 / mantissa) * powerOfTwo(exponent));
                mantissa *= decay;
                while (mantissa <= 0.5) {
                    mantissa *= 2;
                    exponent++;
                }
            }
        }

        /* 1. Every neuron integrates. */
        for (int k = 0; k < NEURONS_PER_THREAD; k++) {
            int i = k * THREADS + THREAD;
            if (i < n) {
                float v = volts[k];
                float excitation = (net->ampaShare * ampa[k] + net->nmdaShare * nmda[k]) * v;
                float inhibition = (v - net->inhibitoryReversal) * gaba[k];
                float leak = v - net->rest;
                v = v - net->membraneStep * excitation - net->membraneStep * inhibition - net->membraneStep * leak;
                v = v < net->inhibitoryReversal ? net->inhibitoryReversal : v;
                v = v > 0 ? 0 : v;
                float raised = FMA(offset[k], net->thresholdDecay, net->floorValue);
                int spike = v > net->threshold + raised;
                volts[k] = spike ? net->rest : v;
                offset[k] = spike ? net->thresholdJump : raised;
                float follower = FMA(net->nmdaFollow, ampa[k], nmda[k]);
                nmda[k] = FMA(-net->nmdaFollow, follower, follower);
                ampa[k] = FMA(ampa[k], net->ampaDecay, net->floorValue);
                gaba[k] = FMA(gaba[k], net->gabaDecay, net->floorValue);
                if (spike) {
                    ATOMIC_OR(&bits[i >> 5], 1u << (i & 31));
                    ATOMIC_OR(&summary[i >> 10], 1u << ((i >> 5) & 31));
                    ATOMIC_INCREMENT(&fired[0]);
                    if (i < excitatory) {
                        ATOMIC_INCREMENT(&fired[1]);
                    }
                }
            }
        }
        BARRIER();

        const int emitted = fired[0];
        const int emittedE = fired[1];
        if (slot == 0) {
            int moved = 0;
            for (int c = 0; c < CLOCKS; c++) {
                if (((net->plastic >> (c / 2)) & 1) && rebase[c]) {
                    GLOBAL float *trace = (GLOBAL float *) (arena + net->trace[c]);
                    for (int i = THREAD; i < n; i += THREADS) {
                        float scaled = trace[i] * REBASE_FACTOR;
                        trace[i] = scaled < REBASE_FACTOR ? 0 : scaled;
                    }
                    moved = 1;
                }
            }
            if (moved) {
                BARRIER();
            }
        }
        /* Bits in ascending order become a list. */
        if (emitted > 0) {
            for (int w = THREAD; w < words; w += THREADS) {
                uint word = bits[w];
                if (word != 0) {
                    int at = logged;
                    for (int q = 0; q <= w >> 5; q++) {
                        uint before = summary[q];
                        if (q == w >> 5) {
                            before &= (1u << (w & 31)) - 1u;
                        }
                        while (before != 0) {
                            at += COUNT_BITS(bits[q * 32 + LOWEST_BIT(before)]);
                            before &= before - 1u;
                        }
                    }
                    while (word != 0) {
                        spikeLog[at++] = (ushort) (w * 32 + LOWEST_BIT(word));
                        word &= word - 1u;
                    }
                }
            }
        }
        if (THREAD == 0) {
            ringFrom[slot] = logged;
            ringCount[slot] = emitted;
            ringExcitatory[slot] = emittedE;
            logStart[step + 1] = logged + emitted;
        }

        /* 2. Arrivals: of inputs, of excitatory neurons, of inhibitory ones. */
        for (int k = THREAD / TEAM; k < arrivingInput; k += TEAMS) {
            int source = inputRing[slot * net->ringCapacity + k];
            int end = inputStart[source + 1];
            for (int s = inputStart[source] + THREAD % TEAM; s < end; s += TEAM) {
                ATOMIC_INCREMENT(&arrival[inputTarget[s]]);
            }
        }
        BARRIER();
        for (int k = 0; k < NEURONS_PER_THREAD; k++) {
            int i = k * THREADS + THREAD;
            if (i < n) {
                input[k] = (float) arrival[i];
                arrival[i] = 0;
            }
        }
        for (int w = THREAD; w < words; w += THREADS) {
            bits[w] = 0;
            summary[w / 32] = 0;
        }
        if (THREAD == 0) {
            fired[0] = 0;
            fired[1] = 0;
        }
        if (arrivingE > 0) {
            BARRIER();
            for (int r = 0; r < arrivingE; r++) {
                arrive(arena, net, EE, EI, arrivals[r], slot, learning, arrival, factor);
                BARRIER();
            }
        }
        for (int k = 0; k < NEURONS_PER_THREAD; k++) {
            int i = k * THREADS + THREAD;
            if (i < n) {
                float excitation = AS_FLOAT(arrival[i]);
                int p = i < excitatory ? EE : EI;
                if (((net->plastic >> p) & 1) == 0) {
                    excitation *= net->staticWeight[p];
                }
                ampa[k] += FMA(input[k], net->inputWeight, excitation);
                arrival[i] = 0;
            }
        }
        if (arriving > arrivingE) {
            BARRIER();
            for (int r = arrivingE; r < arriving; r++) {
                arrive(arena, net, IE, II, arrivals[r], slot, learning, arrival, factor);
                BARRIER();
            }
            for (int k = 0; k < NEURONS_PER_THREAD; k++) {
                int i = k * THREADS + THREAD;
                if (i < n) {
                    float inhibition = AS_FLOAT(arrival[i]);
                    int p = i < excitatory ? IE : II;
                    if (((net->plastic >> p) & 1) == 0) {
                        inhibition *= net->staticWeight[p];
                    }
                    gaba[k] += inhibition;
                    arrival[i] = 0;
                }
            }
        }

        /* 3. Spikes of this step change the weights of their incoming synapses. */
        if (emitted > 0) {
            GLOBAL const ushort *spikes = spikeLog + logged;
            learnFromSpikes(arena, net, spikes, emitted, slot, learning, factor);
            for (int e = THREAD; e < emitted; e += THREADS) {
                int post = spikes[e];
                int fromE = post < excitatory ? EE : EI;
                int fromI = post < excitatory ? IE : II;
                if ((net->plastic >> fromE) & 1) {
                    ((GLOBAL float *) (arena + net->trace[2 * fromE + 1]))[post] += growth[(2 * fromE + 1) * DELAY + slot];
                }
                if ((net->plastic >> fromI) & 1) {
                    ((GLOBAL float *) (arena + net->trace[2 * fromI + 1]))[post] += growth[(2 * fromI + 1) * DELAY + slot];
                }
            }
            if (arriving > 0) {
                BARRIER();
            }
        }

        /* 4. Traces grow after all sweeps; those of postsynaptic spikes did, as no arrival of this step is to come. */
        for (int a = THREAD; a < arriving; a += THREADS) {
            int pre = arrivals[a];
            int toE = a < arrivingE ? EE : IE;
            int toI = a < arrivingE ? EI : II;
            if ((net->plastic >> toE) & 1) {
                ((GLOBAL float *) (arena + net->trace[2 * toE]))[pre - net->firstPre[toE]] += growth[2 * toE * DELAY + slot];
            }
            if ((net->plastic >> toI) & 1) {
                ((GLOBAL float *) (arena + net->trace[2 * toI]))[pre - net->firstPre[toI]] += growth[2 * toI * DELAY + slot];
            }
        }

        /* Inputs of this step, which arrive DELAY steps later. */
        if (THREAD == THREADS - 1) {
            GLOBAL int *list = inputRing + slot * net->ringCapacity;
            int length = 0;
            if (launch->given != 0) {
                for (int k = given[step]; k < given[step + 1]; k++) {
                    list[length++] = given[steps + 1 + k];
                }
            } else {
                length = drawInputs(launch->backgroundKey, &backgroundCounter,
                                    (GLOBAL const double *) (arena + net->backgroundTable), net->backgroundSize,
                                    net->inputs, 0, firing, list, length);
                if ((launch->stimulusOn[step >> 5] >> (step & 31)) & 1u) {
                    length = drawInputs(launch->stimulusKey, &stimulusCounter,
                                        (GLOBAL const double *) (arena + launch->stimulusTable), launch->stimulusSize,
                                        launch->stimulusInputs, launch->stimulusFirst, firing, list, length);
                }
            }
            inputCount[slot] = length;
        }

        /* 5. The rate checker looks at the excitatory spikes that arrived. */
        rate = rate * net->rateDecay + arrivingE * net->ratePerSpike;
        alive = rate > 0 && rate < net->maximumRate;
        logged += emitted;
        done += alive;
        BARRIER();
    }

    for (int k = 0; k < NEURONS_PER_THREAD; k++) {
        int i = k * THREADS + THREAD;
        if (i < n) {
            state[i] = volts[k];
            state[n + i] = offset[k];
            state[2 * n + i] = ampa[k];
            state[3 * n + i] = nmda[k];
            state[4 * n + i] = gaba[k];
        }
    }
    if (alive) {
        int first = ringFrom[0];
        for (int k = first + THREAD; k < logged; k += THREADS) {
            tail[k - first] = spikeLog[k];
        }
        if (THREAD < DELAY) {
            progress->tailStart[THREAD] = ringFrom[THREAD] - first;
            progress->tailCount[THREAD] = ringCount[THREAD];
            progress->tailExcitatory[THREAD] = ringExcitatory[THREAD];
            progress->inputCount[THREAD] = inputCount[THREAD];
        }
        if (THREAD < CLOCKS) {
            progress->mantissa[THREAD] = mantissa;
            progress->exponent[THREAD] = exponent;
        }
    }
    for (int p = 0; p < PATHWAYS; p++) {
        int samples = net->synapses[p] < SAMPLES ? net->synapses[p] : SAMPLES;
        if ((net->plastic >> p) & 1) {
            GLOBAL const float *weight = (GLOBAL const float *) (arena + net->weight[p]);
            for (int k = THREAD; k < samples; k += THREADS) {
                outcome->weight[p][k] = weight[(int) ((long) k * net->synapses[p] / samples)];
            }
        }
    }
    if (THREAD == THREADS - 1) {
        outcome->backgroundCounter = backgroundCounter;
        outcome->stimulusCounter = stimulusCounter;
    }
    if (THREAD == 0) {
        progress->rate = rate;
        outcome->steps = done;
        outcome->alive = alive;
        outcome->spikes = logged;
    }
}

/* Brings the spikes of all networks together, one after the other: numbers of spikes step by step, then neurons. */
KERNEL void pack(GLOBAL const uchar *arena, GLOBAL const Launch *launches, GLOBAL const Outcome *outcomes,
                 GLOBAL const ulong *packedAt, GLOBAL ushort *packed) {
    GLOBAL const Network *net = (GLOBAL const Network *) (arena + launches[GROUP].network);
    GLOBAL const ushort *spikeLog = (GLOBAL const ushort *) (arena + net->log);
    GLOBAL const int *logStart = (GLOBAL const int *) (arena + net->logStart);
    GLOBAL ushort *to = packed + packedAt[GROUP];
    /* The step in which a run ended has spikes, too. */
    const int steps = outcomes[GROUP].steps + 1 - outcomes[GROUP].alive;
    for (int k = THREAD; k < steps; k += THREADS) {
        to[k] = (ushort) (logStart[k + 1] - logStart[k]);
    }
    for (int k = THREAD; k < outcomes[GROUP].spikes; k += THREADS) {
        to[steps + k] = spikeLog[k];
    }
}
