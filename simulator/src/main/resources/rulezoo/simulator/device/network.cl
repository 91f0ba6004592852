/*
 * The spiking network of six-parameter rules, one network a work-group, step by step in the order of the
 * package rulezoo.simulator.engine: the same spikes and weights as its ReferenceEngine, bit for bit.
 *
 * No floating-point atomics, no library function but fma, no contraction of products and sums. Within a step
 * every target sums what arrives in the order of presynaptic neurons: rows one after the other, threads along
 * a row. Synapses of different rows, and of different columns, are different synapses, so that weights need
 * no order beyond arrivals before postsynaptic spikes.
 *
 * What limits the speed are registers: what does not fit goes to memory. Everything that a work-group shares
 * therefore has a fixed place in shared memory, and positions in the device's memory are 32-bit distances from
 * the network's first byte.
 *
 * Everything that OpenCL C spells differently from CUDA C++ is one of the macros below.
 *
 * Defined by the host: THREADS; NEURONS_PER_THREAD; STATE, where neurons live (IN_REGISTERS, IN_SHARED_MEMORY,
 * IN_MEMORY).
 */
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL FP_CONTRACT OFF

#define KERNEL __kernel __attribute__((reqd_work_group_size(THREADS, 1, 1)))
#define FUNCTION
#define GLOBAL __global
#define LOCAL __local
#define SHARED __local
#define SHARED_PARAMETER , LOCAL uint *firing
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

#define IN_REGISTERS 0
#define IN_SHARED_MEMORY 1
#define IN_MEMORY 2

#define DELAY 8
#define PATHWAYS 4
/* In the order of the Java enumeration: from the first letter's neurons to the second's. */
#define EE 0
#define EI 1
#define IE 2
#define II 3
#define CLOCKS (2 * PATHWAYS)
#define REBASE_EXPONENT 60
#define REBASE_FACTOR 0x1.0p-60f
#define SAMPLES 100
#define NEURONS (THREADS * NEURONS_PER_THREAD)
#define WORDS ((NEURONS + 31) / 32)
/* Threads that share the targets of an input. */
#define TEAM (THREADS <= 256 ? 32 : THREADS / 8)
#define TEAMS (THREADS / TEAM)
/* Rows, columns and inputs of a step whose places are kept in shared memory. */
#define KNOWN_ROWS 8
#define KNOWN_COLUMNS 32
#define KNOWN_INPUTS 16

/* Positions are distances in bytes from the start of the network. */
typedef struct {
    double decay[CLOCKS];
    double rateDecay;
    double ratePerSpike;
    double maximumRate;
    uint rowStart[PATHWAYS];      /* int */
    uint target[PATHWAYS];        /* ushort */
    uint weight[PATHWAYS];        /* float */
    uint columnStart[PATHWAYS];   /* int */
    uint columnSynapse[PATHWAYS]; /* int */
    uint columnRow[PATHWAYS];     /* ushort */
    uint trace[CLOCKS];           /* float; presynaptic by row, postsynaptic by neuron */
    uint inputStart;              /* int */
    uint inputTarget;             /* ushort */
    uint backgroundTable;         /* double */
    uint stimulusTable;           /* double */
    uint progress;                /* Progress */
    uint neurons;                 /* float: potentials, threshold offsets, AMPA, NMDA, GABA */
    uint tail;                    /* ushort: spikes of the last DELAY steps */
    uint inputRing;               /* int: input spikes of the last DELAY steps */
    uint log;                     /* ushort: spikes of this launch */
    uint logStart;                /* int */
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
    ulong given; /* int: input spikes from the host, or 0 if they are drawn here */
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

/* Where the synapses of a neuron lie in two pathways: in the one to (or from) excitatory neurons, then in the other. */
typedef struct {
    int startE;
    int lengthE;
    int startI;
    int length; /* of both */
} Place;

/* The inputs that fire in one step; of two kinds: background, stimulus. */
typedef struct {
    ulong counter[2]; /* values drawn so far */
    int number[2];    /* how many fire */
    int repeated[2];  /* how often an input was drawn that fires already */
    int length;       /* how many are in the list */
    int padding;
} Draw;

/* What a work-group shares. */
typedef struct {
    Network net;
    Launch launch;
    Draw draw;
    double mantissa[CLOCKS]; /* of what traces are multiplied by; they are stored relative to a moving origin */
    double rate;
    int exponent[CLOCKS];
    int rebase[CLOCKS];
    float factor[2][CLOCKS * DELAY]; /* multipliers and increments of traces, for this round of DELAY steps and the next */
    float growth[2][CLOCKS * DELAY];
    int ringFrom[DELAY];
    int ringCount[DELAY];
    int ringExcitatory[DELAY];
    int inputCount[DELAY];
    int fired;
    int firedExcitatory;
    int alive;
    int done;
    Place rows[DELAY * KNOWN_ROWS];
    Place columns[KNOWN_COLUMNS];
    int inputs[2 * DELAY * KNOWN_INPUTS]; /* starts and ends */
    uint arrival[NEURONS]; /* counts as integers, conductances as the bits of floats */
    uint bits[WORDS];
    uint summary[(WORDS + 31) / 32];
#if STATE == IN_SHARED_MEMORY
    float volts[NEURONS];
    float offset[NEURONS];
    float ampa[NEURONS];
    float nmda[NEURONS];
    float gaba[NEURONS];
#endif
} Group;

#define INTS(distance) ((GLOBAL int *) (base + (distance)))
#define SHORTS(distance) ((GLOBAL ushort *) (base + (distance)))
#define FLOATS(distance) ((GLOBAL float *) (base + (distance)))
#define DOUBLES(distance) ((GLOBAL double *) (base + (distance)))

/* Value number counter of a keyed stream: the finalizer of SplitMix64, to a double in (0, 1). */
FUNCTION double uniformAt(ulong key, ulong counter) {
    ulong z = key + counter * 0x9E3779B97F4A7C15UL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
    z = z ^ (z >> 31);
    return ((double) (z >> 11) + 0.5) * 0x1.0p-53;
}

/* 2^exponent for exponents of ordinary numbers. */
FUNCTION double powerOfTwo(int exponent) {
    return AS_DOUBLE((ulong) (1023 + exponent) << 52);
}

FUNCTION float clipped(float weight, float maximum) {
    float positive = weight > 0 ? weight : 0;
    return positive < maximum ? positive : maximum;
}

FUNCTION Place placeOf(int startE, int endE, int startI, int endI) {
    Place place;
    place.startE = startE;
    place.lengthE = endE - startE;
    place.startI = startI;
    place.length = endE - startE + endI - startI;
    return place;
}

/* A presynaptic neuron's rows. */
FUNCTION Place rowsOf(GLOBAL uchar *base, LOCAL Group *g, int pre) {
    int toE = pre < g->net.excitatory ? EE : IE;
    int row = pre - g->net.firstPre[toE];
    GLOBAL const int *startE = INTS(g->net.rowStart[toE]) + row;
    GLOBAL const int *startI = INTS(g->net.rowStart[toE + 1]) + row;
    return placeOf(startE[0], startE[1], startI[0], startI[1]);
}

/* A postsynaptic neuron's columns whose weights change. */
FUNCTION Place columnsOf(GLOBAL uchar *base, LOCAL Group *g, int post) {
    int fromE = post < g->net.excitatory ? EE : EI;
    int startE = 0;
    int endE = 0;
    int startI = 0;
    int endI = 0;
    if ((g->launch.learning >> fromE) & 1) {
        startE = INTS(g->net.columnStart[fromE])[post];
        endE = INTS(g->net.columnStart[fromE])[post + 1];
    }
    if ((g->launch.learning >> (fromE + 2)) & 1) {
        startI = INTS(g->net.columnStart[fromE + 2])[post];
        endI = INTS(g->net.columnStart[fromE + 2])[post + 1];
    }
    return placeOf(startE, endE, startI, endI);
}

/* Where number t of a place lies in its pathway. */
FUNCTION int indexAt(Place place, int t) {
    return t < place.lengthE ? place.startE + t : place.startI + t - place.lengthE;
}

/* What a thread has fetched of one synapse of a row. */
typedef struct {
    int post; /* negative: nothing */
    float weight;
    float trace;
} Arriving;

/* Asks for synapse t of the rows of a neuron. */
FUNCTION Arriving fetch(GLOBAL uchar *base, LOCAL Group *g, Place place, int t, int fromExcitatory) {
    Arriving a;
    a.post = -1;
    a.weight = 1.0f;
    a.trace = 0;
    if (t < place.length) {
        int p = (fromExcitatory ? EE : IE) + (t < place.lengthE ? 0 : 1);
        int s = indexAt(place, t);
        a.post = SHORTS(g->net.target[p])[s];
        if ((g->net.plastic >> p) & 1) {
            a.weight = FLOATS(g->net.weight[p])[s];
            if ((g->launch.learning >> p) & 1) {
                a.trace = FLOATS(g->net.trace[2 * p + 1])[a.post];
            }
        }
    }
    return a;
}

/* A presynaptic spike changes the weight that was fetched. */
FUNCTION void learnFromArrival(GLOBAL uchar *base, LOCAL Group *g, Place place, int t, int fromExcitatory, Arriving a,
                               LOCAL const float *factor) {
    int p = (fromExcitatory ? EE : IE) + (t < place.lengthE ? 0 : 1);
    if (a.post >= 0 && ((g->launch.learning >> p) & 1)) {
        float change = FMA(g->net.etaKappa[p] * factor[(2 * p + 1) * DELAY], a.trace, g->net.etaAlpha[p]);
        FLOATS(g->net.weight[p])[indexAt(place, t)] = clipped(a.weight + change, g->net.maximumWeight[p]);
    }
}

/* A postsynaptic spike changes the weights of its columns, from thread number `shift` on. */
FUNCTION void learnFromSpike(GLOBAL uchar *base, LOCAL Group *g, Place place, int shift, int excitatory,
                             LOCAL const float *factor) {
    for (int t = (THREAD - shift) & (THREADS - 1); t < place.length; t += THREADS) {
        int p = (excitatory ? EE : EI) + (t < place.lengthE ? 0 : 2);
        int k = indexAt(place, t);
        int row = SHORTS(g->net.columnRow[p])[k];
        GLOBAL float *weight = FLOATS(g->net.weight[p]) + INTS(g->net.columnSynapse[p])[k];
        float trace = FLOATS(g->net.trace[2 * p])[row];
        float change = FMA(g->net.etaGamma[p] * trace, factor[2 * p * DELAY], g->net.etaBeta[p]);
        *weight = clipped(*weight + change, g->net.maximumWeight[p]);
    }
}

/* One clock's multipliers and increments in the next DELAY steps. */
FUNCTION void moveClock(LOCAL Group *g, int clock, int round) {
    const double decay = g->net.decay[clock];
    double mantissa = g->mantissa[clock];
    int exponent = g->exponent[clock];
    g->rebase[clock] = exponent >= REBASE_EXPONENT;
    if (exponent >= REBASE_EXPONENT) {
        exponent -= REBASE_EXPONENT;
    }
    for (int d = 0; d < DELAY; d++) {
        g->factor[round][clock * DELAY + d] = (float) (mantissa * powerOfTwo(-exponent));
        g->growth[round][clock * DELAY + d] = (float) ((1 / mantissa) * powerOfTwo(exponent));
        mantissa *= decay;
        while (mantissa <= 0.5) {
            mantissa *= 2;
            exponent++;
        }
    }
    g->mantissa[clock] = mantissa;
    g->exponent[clock] = exponent;
}

/* The number of inputs that fire: of entries of the cumulative distribution that are not above a uniform value. */
FUNCTION void drawNumber(LOCAL Group *g, ulong key, int kind, GLOBAL const double *table, int tableSize) {
    int q = THREADS - 1 - THREAD;
    if (q < tableSize - 1) {
        double u = uniformAt(key, g->draw.counter[kind] + 1);
        for (; q < tableSize - 1; q += THREADS) {
            if (!(table[q] > u)) {
                ATOMIC_INCREMENT(&g->draw.number[kind]);
            }
        }
    }
}

/* Notes one input that fires, and the place of its targets if it is among the first. */
FUNCTION void note(GLOBAL uchar *base, LOCAL Group *g, int slot, int input) {
    int at = ATOMIC_INCREMENT(&g->draw.length);
    INTS(g->net.inputRing)[slot * g->net.ringCapacity + at] = input;
    if (at < KNOWN_INPUTS) {
        g->inputs[2 * (slot * KNOWN_INPUTS + at)] = INTS(g->net.inputStart)[input];
        g->inputs[2 * (slot * KNOWN_INPUTS + at) + 1] = INTS(g->net.inputStart)[input + 1];
    }
}

/* Value number j after the number that fires names an input, which is noted unless it fires already. */
FUNCTION int drawInput(GLOBAL uchar *base, LOCAL Group *g, LOCAL uint *firing, int slot, int kind, int j) {
    ulong key = kind ? g->launch.stimulusKey : g->launch.backgroundKey;
    int inputs = kind ? g->launch.stimulusInputs : g->net.inputs;
    int input = (int) (uniformAt(key, g->draw.counter[kind] + 2 + j) * inputs);
    uint bit = 1u << (input & 31);
    int fresh = (ATOMIC_OR(&firing[input >> 5], bit) & bit) == 0;
    if (fresh) {
        note(base, g, slot, kind ? g->launch.stimulusFirst + input : input);
    }
    return fresh;
}

/* As many values as inputs fire, by all threads. */
FUNCTION void drawInputs(GLOBAL uchar *base, LOCAL Group *g, LOCAL uint *firing, int slot, int kind) {
    for (int j = THREADS - 1 - THREAD; j < g->draw.number[kind]; j += THREADS) {
        if (!drawInput(base, g, firing, slot, kind, j)) {
            ATOMIC_INCREMENT(&g->draw.repeated[kind]);
        }
    }
}

/* One thread draws as many more as named an input that fired already. */
FUNCTION void drawAgain(GLOBAL uchar *base, LOCAL Group *g, LOCAL uint *firing, int slot, int kind) {
    int j = g->draw.number[kind];
    int missing = g->draw.repeated[kind];
    while (missing > 0) {
        missing -= drawInput(base, g, firing, slot, kind, j++);
    }
    g->draw.counter[kind] += 1 + j;
    g->draw.number[kind] = 0;
    g->draw.repeated[kind] = 0;
}

/* The spikes of a step, of which bits tell, become a list in ascending order. */
FUNCTION void listSpikes(LOCAL Group *g, GLOBAL ushort *list) {
    for (int w = THREAD; w < WORDS; w += THREADS) {
        uint word = g->bits[w];
        if (word != 0) {
            int at = 0;
            for (int q = 0; q <= w >> 5; q++) {
                uint before = g->summary[q];
                if (q == w >> 5) {
                    before &= (1u << (w & 31)) - 1u;
                }
                while (before != 0) {
                    at += COUNT_BITS(g->bits[q * 32 + LOWEST_BIT(before)]);
                    before &= before - 1u;
                }
            }
            while (word != 0) {
                list[at++] = (ushort) (w * 32 + LOWEST_BIT(word));
                word &= word - 1u;
            }
        }
    }
}

#if STATE == IN_REGISTERS
#define VOLTS volts[k]
#define OFFSET offset[k]
#define AMPA ampa[k]
#define NMDA nmda[k]
#define GABA gaba[k]
#elif STATE == IN_SHARED_MEMORY
#define VOLTS g->volts[i]
#define OFFSET g->offset[i]
#define AMPA g->ampa[i]
#define NMDA g->nmda[i]
#define GABA g->gaba[i]
#else
#define VOLTS state[i]
#define OFFSET state[g->net.count + i]
#define AMPA state[2 * g->net.count + i]
#define NMDA state[3 * g->net.count + i]
#define GABA state[4 * g->net.count + i]
#endif

/* Advances every network of the batch by its number of steps: a multiple of the delay, at most 1024. */
KERNEL void advance(GLOBAL uchar *arena, GLOBAL const Launch *launches, GLOBAL Outcome *outcomes SHARED_PARAMETER) {
    SHARED Group group;
    LOCAL Group *g = &group;
    GLOBAL uchar *base = arena + launches[GROUP].network;
    for (int w = THREAD; w < (int) (sizeof(Network) / 4); w += THREADS) {
        ((LOCAL uint *) &g->net)[w] = ((GLOBAL const uint *) base)[w];
    }
    for (int w = THREAD; w < (int) (sizeof(Launch) / 4); w += THREADS) {
        ((LOCAL uint *) &g->launch)[w] = ((GLOBAL const uint *) (launches + GROUP))[w];
    }
    BARRIER();
    const int n = g->net.count;
    GLOBAL float *state = FLOATS(g->net.neurons);
    GLOBAL Progress *progress = (GLOBAL Progress *) (base + g->net.progress);
    const int inputWords = (g->net.inputs + 31) / 32;

#if STATE == IN_REGISTERS
    float volts[NEURONS_PER_THREAD];
    float offset[NEURONS_PER_THREAD];
    float ampa[NEURONS_PER_THREAD];
    float nmda[NEURONS_PER_THREAD];
    float gaba[NEURONS_PER_THREAD];
#endif
#pragma unroll
    for (int k = 0; k < NEURONS_PER_THREAD; k++) {
        int i = k * THREADS + THREAD;
        g->arrival[i] = 0;
#if STATE != IN_MEMORY
        if (i < n) {
            VOLTS = state[i];
            OFFSET = state[n + i];
            AMPA = state[2 * n + i];
            NMDA = state[3 * n + i];
            GABA = state[4 * n + i];
        }
#endif
    }
    for (int w = THREAD; w < WORDS; w += THREADS) {
        g->bits[w] = 0;
        if ((w & 31) == 0) {
            g->summary[w >> 5] = 0;
        }
    }
    /* Which inputs fire: a bit for each, of the background and of the stimulus. */
    for (int w = THREAD; w < 2 * inputWords; w += THREADS) {
        firing[w] = 0;
    }
    if (THREAD < CLOCKS) {
        g->mantissa[THREAD] = progress->mantissa[THREAD];
        g->exponent[THREAD] = progress->exponent[THREAD];
        moveClock(g, THREAD, 0);
    }
    if (THREAD < DELAY) {
        g->ringFrom[THREAD] = progress->tailStart[THREAD];
        g->ringCount[THREAD] = progress->tailCount[THREAD];
        g->ringExcitatory[THREAD] = progress->tailExcitatory[THREAD];
        g->inputCount[THREAD] = progress->inputCount[THREAD];
    }
    for (int q = THREAD; q < DELAY * KNOWN_ROWS; q += THREADS) {
        if (q % KNOWN_ROWS < progress->tailCount[q / KNOWN_ROWS]) {
            g->rows[q] = rowsOf(base, g, SHORTS(g->net.tail)[progress->tailStart[q / KNOWN_ROWS] + q % KNOWN_ROWS]);
        }
    }
    for (int q = THREAD; q < DELAY * KNOWN_INPUTS; q += THREADS) {
        if (q % KNOWN_INPUTS < progress->inputCount[q / KNOWN_INPUTS]) {
            int input = INTS(g->net.inputRing)[(q / KNOWN_INPUTS) * g->net.ringCapacity + q % KNOWN_INPUTS];
            g->inputs[2 * q] = INTS(g->net.inputStart)[input];
            g->inputs[2 * q + 1] = INTS(g->net.inputStart)[input + 1];
        }
    }
    if (THREAD == 0) {
        INTS(g->net.logStart)[0] = 0;
        g->fired = 0;
        g->firedExcitatory = 0;
        g->alive = 1;
        g->done = 0;
        g->rate = progress->rate;
        g->draw.counter[0] = g->launch.backgroundCounter;
        g->draw.counter[1] = g->launch.stimulusCounter;
        g->draw.number[0] = 0;
        g->draw.number[1] = 0;
        g->draw.repeated[0] = 0;
        g->draw.repeated[1] = 0;
        g->draw.length = 0;
    }
    int logged = 0;
    BARRIER();

    for (int step = 0; step < g->launch.steps && g->alive; step++) {
        const int slot = step % DELAY;
        LOCAL const float *factor = g->factor[(step / DELAY) & 1] + slot;
        LOCAL const float *growth = g->growth[(step / DELAY) & 1] + slot;
        const int stimulated = (g->launch.stimulusOn[step >> 5] >> (step & 31)) & 1u;

        if (slot == 0) {
            int moved = 0;
            for (int c = 0; c < CLOCKS; c++) {
                if (((g->net.plastic >> (c / 2)) & 1) && g->rebase[c]) {
                    GLOBAL float *trace = FLOATS(g->net.trace[c]);
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

        /* What arrives now: emitted DELAY steps ago, by neurons in ascending order. */
        const int arriving = g->ringCount[slot];
        const int arrivingE = g->ringExcitatory[slot];
        GLOBAL const ushort *arrivals = SHORTS(step < DELAY ? g->net.tail : g->net.log) + g->ringFrom[slot];
        LOCAL Place *rows = g->rows + slot * KNOWN_ROWS;

        /* Memory is asked for before it is needed: the first row while neurons integrate, the others one row ahead. */
        Place place;
        place.length = 0;
        if (arriving > 0) {
            place = rows[0];
        }
        Arriving fetched = fetch(base, g, place, THREAD, arrivingE > 0);

        /* Inputs arrive. */
        for (int k = THREAD / TEAM; k < g->inputCount[slot]; k += TEAMS) {
            int at;
            int end;
            if (k < KNOWN_INPUTS) {
                at = g->inputs[2 * (slot * KNOWN_INPUTS + k)];
                end = g->inputs[2 * (slot * KNOWN_INPUTS + k) + 1];
            } else {
                int input = INTS(g->net.inputRing)[slot * g->net.ringCapacity + k];
                at = INTS(g->net.inputStart)[input];
                end = INTS(g->net.inputStart)[input + 1];
            }
            for (int s = at + THREAD % TEAM; s < end; s += TEAM) {
                ATOMIC_INCREMENT(&g->arrival[SHORTS(g->net.inputTarget)[s]]);
            }
        }

        /* 1. Every neuron integrates. */
        {
            const float rest = g->net.rest;
            const float reversal = g->net.inhibitoryReversal;
            const float threshold = g->net.threshold;
            const float jump = g->net.thresholdJump;
            const float membraneStep = g->net.membraneStep;
            const float ampaShare = g->net.ampaShare;
            const float nmdaShare = g->net.nmdaShare;
            const float thresholdDecay = g->net.thresholdDecay;
            const float ampaDecay = g->net.ampaDecay;
            const float gabaDecay = g->net.gabaDecay;
            const float nmdaFollow = g->net.nmdaFollow;
            const float floorValue = g->net.floorValue;
#pragma unroll
            for (int k = 0; k < NEURONS_PER_THREAD; k++) {
                int i = k * THREADS + THREAD;
                if (i < n) {
                    float v = VOLTS;
                    const float a = AMPA;
                    const float m = NMDA;
                    const float c = GABA;
                    float excitation = (ampaShare * a + nmdaShare * m) * v;
                    float inhibition = (v - reversal) * c;
                    float leak = v - rest;
                    v = v - membraneStep * excitation - membraneStep * inhibition - membraneStep * leak;
                    v = v < reversal ? reversal : v;
                    v = v > 0 ? 0 : v;
                    float raised = FMA(OFFSET, thresholdDecay, floorValue);
                    int spike = v > threshold + raised;
                    VOLTS = spike ? rest : v;
                    OFFSET = spike ? jump : raised;
                    float follower = FMA(nmdaFollow, a, m);
                    NMDA = FMA(-nmdaFollow, follower, follower);
                    AMPA = FMA(a, ampaDecay, floorValue);
                    GABA = FMA(c, gabaDecay, floorValue);
                    if (spike) {
                        ATOMIC_OR(&g->bits[i >> 5], 1u << (i & 31));
                        ATOMIC_OR(&g->summary[i >> 10], 1u << ((i >> 5) & 31));
                        ATOMIC_INCREMENT(&g->fired);
                        if (i < g->net.excitatory) {
                            ATOMIC_INCREMENT(&g->firedExcitatory);
                        }
                    }
                }
            }
        }

        /* Inputs of this step, which arrive DELAY steps later, are drawn in three parts, each beside other work. Which ones
           fired in the step before is forgotten first. */
        if (g->launch.given == 0) {
            const int before = (slot + DELAY - 1) % DELAY;
            for (int k = THREAD; k < g->inputCount[before]; k += THREADS) {
                int input = INTS(g->net.inputRing)[before * g->net.ringCapacity + k];
                firing[input >> 5] = 0;
                if (input >= g->launch.stimulusFirst && input < g->launch.stimulusFirst + g->launch.stimulusInputs) {
                    firing[inputWords + ((input - g->launch.stimulusFirst) >> 5)] = 0;
                }
            }
            drawNumber(g, g->launch.backgroundKey, 0, DOUBLES(g->net.backgroundTable), g->net.backgroundSize);
            if (stimulated) {
                drawNumber(g, g->launch.stimulusKey, 1, DOUBLES(g->net.stimulusTable), g->launch.stimulusSize);
            }
        }
        if (slot == DELAY - 1 && step + 1 < g->launch.steps && THREAD < CLOCKS) {
            moveClock(g, THREAD, (step / DELAY + 1) & 1);
        }
        BARRIER();

        const int emitted = g->fired;
        const int emittedE = g->firedExcitatory;
        GLOBAL ushort *spikes = SHORTS(g->net.log) + logged;
        if (emitted > 0) {
            listSpikes(g, spikes);
        }
        if (THREAD == 0) {
            g->ringFrom[slot] = logged;
            g->ringCount[slot] = emitted;
            g->ringExcitatory[slot] = emittedE;
            INTS(g->net.logStart)[step + 1] = logged + emitted;
        }
        if (g->launch.given == 0) {
            drawInputs(base, g, firing, slot, 0);
            if (stimulated) {
                drawInputs(base, g, firing + inputWords, slot, 1);
            }
        } else if (THREAD == THREADS - 1) {
            GLOBAL const int *given = (GLOBAL const int *) (arena + g->launch.given);
            for (int k = given[step]; k < given[step + 1]; k++) {
                note(base, g, slot, given[g->launch.steps + 1 + k]);
            }
        }

        /* 2. Arrivals: of inputs, of excitatory neurons, of inhibitory ones. */
        float input[NEURONS_PER_THREAD];
#pragma unroll
        for (int k = 0; k < NEURONS_PER_THREAD; k++) {
            input[k] = (float) g->arrival[k * THREADS + THREAD];
            g->arrival[k * THREADS + THREAD] = 0;
        }
        BARRIER();
        for (int w = THREAD; w < WORDS; w += THREADS) {
            g->bits[w] = 0;
            if ((w & 31) == 0) {
                g->summary[w >> 5] = 0;
            }
        }
        if (THREAD == 0) {
            g->fired = 0;
            g->firedExcitatory = 0;
        }
        if (THREAD == THREADS - 1) {
            if (g->launch.given == 0) {
                drawAgain(base, g, firing, slot, 0);
                if (stimulated) {
                    drawAgain(base, g, firing + inputWords, slot, 1);
                }
            }
            g->inputCount[slot] = g->draw.length;
            g->draw.length = 0;
        }
        for (int e = THREAD; e < emitted && e < KNOWN_COLUMNS; e += THREADS) {
            g->columns[e] = columnsOf(base, g, spikes[e]);
        }

        /* Row after row; between excitatory and inhibitory ones, the sums of the former are taken. */
        for (int turn = 0; turn <= arriving; turn++) {
            if (turn == arrivingE) {
#pragma unroll
                for (int k = 0; k < NEURONS_PER_THREAD; k++) {
                    int i = k * THREADS + THREAD;
                    if (i < n) {
                        float excitation = AS_FLOAT(g->arrival[i]);
                        int p = i < g->net.excitatory ? EE : EI;
                        if (((g->net.plastic >> p) & 1) == 0) {
                            excitation *= g->net.staticWeight[p];
                        }
                        AMPA += FMA(input[k], g->net.inputWeight, excitation);
                        g->arrival[i] = 0;
                    }
                }
            } else {
                learnFromArrival(base, g, place, THREAD, turn < arrivingE, fetched, factor);
                if (fetched.post >= 0) {
                    g->arrival[fetched.post] = AS_UINT(AS_FLOAT(g->arrival[fetched.post]) + fetched.weight);
                }
                /* What is left of a row that is longer than the work-group. */
                for (int t = THREAD + THREADS; t < place.length; t += THREADS) {
                    fetched = fetch(base, g, place, t, turn < arrivingE);
                    learnFromArrival(base, g, place, t, turn < arrivingE, fetched, factor);
                    g->arrival[fetched.post] = AS_UINT(AS_FLOAT(g->arrival[fetched.post]) + fetched.weight);
                }
                const int next = turn < arrivingE ? turn + 1 : turn;
                if (next < arriving) {
                    place = next < KNOWN_ROWS ? rows[next] : rowsOf(base, g, arrivals[next]);
                    fetched = fetch(base, g, place, THREAD, next < arrivingE);
                }
            }
            BARRIER();
        }
        if (arriving > arrivingE) {
#pragma unroll
            for (int k = 0; k < NEURONS_PER_THREAD; k++) {
                int i = k * THREADS + THREAD;
                if (i < n) {
                    float inhibition = AS_FLOAT(g->arrival[i]);
                    int p = i < g->net.excitatory ? IE : II;
                    if (((g->net.plastic >> p) & 1) == 0) {
                        inhibition *= g->net.staticWeight[p];
                    }
                    GABA += inhibition;
                    g->arrival[i] = 0;
                }
            }
        }

        /* 3. Spikes of this step change the weights of their incoming synapses, each by the threads after those of the one before. */
        if (emitted > 0) {
            int shift = 0;
            for (int e = 0; e < emitted; e++) {
                Place columns = e < KNOWN_COLUMNS ? g->columns[e] : columnsOf(base, g, spikes[e]);
                learnFromSpike(base, g, columns, shift, e < emittedE, factor);
                shift += columns.length;
            }
            for (int e = THREAD; e < emitted; e += THREADS) {
                int post = spikes[e];
                int fromE = e < emittedE ? EE : EI;
                if ((g->net.plastic >> fromE) & 1) {
                    FLOATS(g->net.trace[2 * fromE + 1])[post] += growth[(2 * fromE + 1) * DELAY];
                }
                if ((g->net.plastic >> (fromE + 2)) & 1) {
                    FLOATS(g->net.trace[2 * fromE + 5])[post] += growth[(2 * fromE + 5) * DELAY];
                }
                if (e < KNOWN_ROWS) {
                    rows[e] = rowsOf(base, g, post);
                }
            }
            if (arriving > 0) {
                BARRIER();
            }
        }

        /* 4. Traces grow after all sweeps; those of postsynaptic spikes did, as no arrival of this step is to come. */
        for (int a = THREAD; a < arriving; a += THREADS) {
            int toE = a < arrivingE ? EE : IE;
            int row = arrivals[a] - g->net.firstPre[toE];
            if ((g->net.plastic >> toE) & 1) {
                FLOATS(g->net.trace[2 * toE])[row] += growth[2 * toE * DELAY];
            }
            if ((g->net.plastic >> (toE + 1)) & 1) {
                FLOATS(g->net.trace[2 * toE + 2])[row] += growth[(2 * toE + 2) * DELAY];
            }
        }

        /* 5. The rate checker looks at the excitatory spikes that arrived. */
        if (THREAD == 0) {
            g->rate = g->rate * g->net.rateDecay + arrivingE * g->net.ratePerSpike;
            g->alive = g->rate > 0 && g->rate < g->net.maximumRate;
            g->done += g->alive;
        }
        logged += emitted;
        BARRIER();
    }

#if STATE != IN_MEMORY
#pragma unroll
    for (int k = 0; k < NEURONS_PER_THREAD; k++) {
        int i = k * THREADS + THREAD;
        if (i < n) {
            state[i] = VOLTS;
            state[n + i] = OFFSET;
            state[2 * n + i] = AMPA;
            state[3 * n + i] = NMDA;
            state[4 * n + i] = GABA;
        }
    }
#endif
    if (g->alive) {
        int first = g->ringFrom[0];
        for (int k = first + THREAD; k < logged; k += THREADS) {
            SHORTS(g->net.tail)[k - first] = SHORTS(g->net.log)[k];
        }
        if (THREAD < DELAY) {
            progress->tailStart[THREAD] = g->ringFrom[THREAD] - first;
            progress->tailCount[THREAD] = g->ringCount[THREAD];
            progress->tailExcitatory[THREAD] = g->ringExcitatory[THREAD];
            progress->inputCount[THREAD] = g->inputCount[THREAD];
        }
        if (THREAD < CLOCKS) {
            progress->mantissa[THREAD] = g->mantissa[THREAD];
            progress->exponent[THREAD] = g->exponent[THREAD];
        }
    }
    GLOBAL Outcome *outcome = outcomes + GROUP;
    for (int p = 0; p < PATHWAYS; p++) {
        int samples = g->net.synapses[p] < SAMPLES ? g->net.synapses[p] : SAMPLES;
        if ((g->net.plastic >> p) & 1) {
            for (int k = THREAD; k < samples; k += THREADS) {
                outcome->weight[p][k] = FLOATS(g->net.weight[p])[(int) ((long) k * g->net.synapses[p] / samples)];
            }
        }
    }
    if (THREAD == 0) {
        outcome->backgroundCounter = g->draw.counter[0];
        outcome->stimulusCounter = g->draw.counter[1];
        progress->rate = g->rate;
        outcome->steps = g->done;
        outcome->alive = g->alive;
        outcome->spikes = logged;
    }
}

/* Brings the spikes of all networks together, one after the other: numbers of spikes step by step, then neurons. */
KERNEL void pack(GLOBAL const uchar *arena, GLOBAL const Launch *launches, GLOBAL const Outcome *outcomes,
                 GLOBAL const ulong *packedAt, GLOBAL ushort *packed) {
    GLOBAL const uchar *base = arena + launches[GROUP].network;
    GLOBAL const Network *net = (GLOBAL const Network *) base;
    GLOBAL const ushort *spikeLog = (GLOBAL const ushort *) (base + net->log);
    GLOBAL const int *logStart = (GLOBAL const int *) (base + net->logStart);
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
