"""Made the files beside it: small arrays with exactly the types that fSBI, Mem1k and SpikES save."""
import numpy as np

rng = np.random.default_rng(1)
fsbi = ["rate", "cv_isi", "kl_isi", "spatial_Fano", "temporal_Fano", "auto_cov", "fft", "w_blow", "std_rate_temporal",
        "std_rate_spatial", "std_cv", "w_creep", "rate_i", "weef", "weif", "wief", "wiif"]


def thetas(n, size):
    block = np.concatenate([rng.uniform(0.01, 0.1, (n, size // 6, 2)), rng.uniform(-2, 2, (n, size // 6, 4))], axis=2)
    return block.reshape(n, -1)


# fSBI, 4_Compute_metrics: one number a metric; theta of 24 coefficients and the background rate
a = np.zeros(4, dtype=[("seed", "U64"), ("theta", np.float64, 25)] + [(m, np.float64) for m in fsbi])
a["seed"] = ["%032x" % int(s) for s in rng.integers(1 << 62, size=4)]
a["theta"][:, :24] = thetas(4, 24)
a["theta"][:, 24] = rng.uniform(5, 15, 4)
for m in fsbi:
    a[m] = rng.uniform(0, 1, 4)
a["rate"][2] = np.nan
np.save("pi3_metrics.npy", a)

# Mem1k, Compute_Metrics_BND: ten tests a metric, rates around each test in prate
mem = ["rate", "rate_i", "r_nov", "r_fam", "std_nov", "std_fam", "weef", "weif", "wief", "wiif", "w_blow", "w_creep",
       "cv_isi"]
b = np.zeros(3, dtype=[("seed", "U64"), ("theta", np.float64, 24)] + [(m, np.float64, (10)) for m in mem]
             + [("prate", np.float64, (10, 89))])
b["seed"] = ["a1", "b2", "c3"]
b["theta"] = thetas(3, 24)
for m in mem:
    b[m] = rng.uniform(0, 10, (3, 10))
np.save("bnd_metrics.npy", b)

# Mem1k perceptron: 22 coefficients and the background rate
c = np.zeros(2, dtype=[("seed", "U64"), ("theta", np.float64, 23), ("rate", np.float64)])
c["seed"] = ["m1", "m2"]
c["theta"] = np.arange(46).reshape(2, 23) / 100
np.save("mlp_metrics.npy", c)

# SpikES, Run_Meta_Learning: np.savez(..., loss_hist, rule_hist, C_hist)
rule = np.concatenate([np.log(rng.uniform(0.01, 0.1, (5, 2))), rng.uniform(-2, 2, (5, 4))], axis=1)
rule[0] = [np.log(0.01), np.log(0.01), 0, 0, 0, 0]
np.savez("2212091405_bg_TIF_IE_6pPol_CMA", loss_hist=list(rng.uniform(0, 1, 4)), rule_hist=rule,
         C_hist=[np.identity(6)] * 4)
np.savez_compressed("2310070017_FamDet_Lbasic_TIF_EEIE_6pPol_CMA", rule_hist=np.tile(rule, (1, 2)).astype(np.float32))
np.savez("2307130029_bg_CVAIF_IE_T4wvceciPol_CMA", rule_hist=rng.uniform(-1, 1, (2, 21)), loss_hist=[0.5])

# What must be refused: a pickled object, and columns stored one after the other
np.save("pickled.npy", np.array([{"theta": 1}], dtype=object), allow_pickle=True)
np.save("fortran.npy", np.asfortranarray(np.ones((3, 4))))
