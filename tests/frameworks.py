"""The rules of chapter 6 in other packages, which several tests compare with."""


def in_tensorflow(tf, name):
    return {
        "sigmoid": tf.sigmoid,
        "relu": tf.nn.relu,
        "exp": tf.exp,
        "log": tf.math.log,
        "tanh": tf.tanh,
        "softplus": tf.nn.softplus,
        "power": lambda a: a**3,
        "total": lambda a: tf.reduce_sum(a, axis=-1),
        "add": tf.add,
        "subtract": tf.subtract,
        "multiply": tf.multiply,
        "divide": tf.divide,
        "maximum": tf.maximum,
        "matmul": tf.matmul,
        "squared_error": lambda o, y: tf.reduce_sum((o - y) ** 2) / (2 * o.shape[0]),
        "softmax_cross_entropy": lambda z, y: tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(y, z)),
    }[name]
