// x = (cos z1 - sin z2, sin z1 + cos z2). Derived: [0] cosine, [1] sine of the angle. Two dimensions only.

OUTLINE void rotation_sizes(const Block *b, Sizes *sizes) { sizes->derived = 2; }

OUTLINE void rotation_derive(const Block *b, constant_floats p, floats v) {
  v[0] = p[0];
  v[1] = cos(p[0]);
  v[2] = sin(p[0]);
}

OUTLINE void rotation_chain(const Block *b, constant_floats p, floats g) {}

INLINE void rotation_turn(constant_floats from, floats to, float c, float s) {
  EACH_VECTOR(i) {
    real one = AT(from + i), two = AT(from + BLOCK + i);
    SET(to + i) = fma(one, (real)c, two * -s);
    SET(to + BLOCK + i) = fma(one, (real)s, two * c);
  }
}

OUTLINE void rotation_forward(const Block *b) { rotation_turn(b->in, b->out, b->values[1], b->values[2]); }
OUTLINE void rotation_inverse(const Block *b) { rotation_turn(b->in, b->out, b->values[1], -b->values[2]); }

// d out / d angle is out turned by a quarter (by minus a quarter in the inverse direction).
INLINE void rotation_backward(const Block *b, float sign) {
  real sum = 0.0f;
  EACH_VECTOR(i)
    sum += AT(b->grad + BLOCK + i) * AT(b->out + i) - AT(b->grad + i) * AT(b->out + BLOCK + i);
  b->gradient[0] += sign * across(sum);
  rotation_turn(b->grad, b->grad, b->values[1], -sign * b->values[2]);
}
OUTLINE void rotation_forward_backward(const Block *b) { rotation_backward(b, 1.0f); }
OUTLINE void rotation_inverse_backward(const Block *b) { rotation_backward(b, -1.0f); }
