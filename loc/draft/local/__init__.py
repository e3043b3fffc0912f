"""Translation models on this machine, in CTranslate2 form: nothing leaves it.

engine       the engine, made without loading anything
options      what stands under `[engine.ctranslate2]`
hub          the folder of a model named by its hub id, fetched once
model_files  what lies in that folder: vocabulary, tokenizers, family, digest
families     how NLLB, M2M-100, MADLAD-400 and OPUS-MT are told a language
loaded       a model in memory: tokens in, tokens out; `batches` and `traffic` beside it
faults       what ctranslate2 raises, as our errors
"""
