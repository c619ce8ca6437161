// For functions whose loops over pixels the compiler turns into vectors: a second form of the function for processors
// with AVX2, chosen when the program starts. Elsewhere the usual form alone.
#pragma once

#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define VECTOR_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define VECTOR_CLONES
#endif
