#include "core/layers/matrix_part.h"

#include <Eigen/Eigenvalues>
#include <Eigen/LU>
#include <Eigen/SVD>
#include <cmath>
#include <numbers>
#include <vector>

namespace pushforward {

namespace {

void set_turn(Eigen::MatrixXd& matrix, Eigen::Index first, Eigen::Index second, double angle) {
  matrix(first, first) = matrix(second, second) = std::cos(angle);
  matrix(second, first) = std::sin(angle);
  matrix(first, second) = -std::sin(angle);
}

// Of a rotation. Its real Schur form is a turn in each of some planes that are normal to each other; directions that
// are reversed come in pairs, and each pair is a plane turned by pi.
Eigen::MatrixXd rotation_part(const Eigen::MatrixXd& rotation, double t) {
  const Eigen::RealSchur<Eigen::MatrixXd> schur(rotation);
  const Eigen::MatrixXd& turns = schur.matrixT();
  const Eigen::Index dim = rotation.rows();
  Eigen::MatrixXd part = Eigen::MatrixXd::Identity(dim, dim);
  std::vector<Eigen::Index> reversed;
  for (Eigen::Index i = 0; i < dim; ++i) {
    if (i + 1 < dim && turns(i + 1, i) != 0.0) {
      set_turn(part, i, i + 1, t * std::atan2(turns(i + 1, i), turns(i, i)));
      ++i;
    } else if (turns(i, i) < 0.0) {
      reversed.push_back(i);
    }
  }
  for (std::size_t pair = 0; pair + 1 < reversed.size(); pair += 2)
    set_turn(part, reversed[pair], reversed[pair + 1], t * std::numbers::pi);
  return schur.matrixU() * part * schur.matrixU().transpose();
}

}  // namespace

std::optional<Eigen::MatrixXd> matrix_part(const Eigen::MatrixXd& matrix, double t) {
  const Eigen::JacobiSVD<Eigen::MatrixXd> svd(matrix, Eigen::ComputeFullU | Eigen::ComputeFullV);
  const Eigen::MatrixXd rotation = svd.matrixU() * svd.matrixV().transpose();
  if (!(rotation.determinant() > 0.0) || !(svd.singularValues().minCoeff() > 0.0)) return std::nullopt;
  const Eigen::VectorXd stretched = svd.singularValues().array().pow(t);
  return rotation_part(rotation, t) * svd.matrixV() * stretched.asDiagonal() * svd.matrixV().transpose();
}

}  // namespace pushforward
